package io.github.trrauth.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way from the patched {@link URL} to the agent: the class {@code java.net.TrrAuthHook}.
 *
 * <p>The class is defined straight into the boot loader. Appending a jar to the boot class path
 * would do as well, but takes the JDK's own classes out of the shared archive.
 */
final class Bridge {
  private static final String NAME = "java.net.TrrAuthHook";

  /** What the agent uses of the JDK's inside: the bridge, PATCH, and the JDK's own handlers. */
  private static final String[] PACKAGES = {
    "java.net", "sun.net.www.protocol.http", "sun.net.www.protocol.https"
  };

  private final Field hook;

  private Bridge(Field hook) {
    this.hook = hook;
  }

  /** Says whether an agent has been here. */
  static boolean exists() {
    try {
      Class.forName(NAME, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static Bridge define(Instrumentation instrumentation)
      throws ReflectiveOperationException, IOException {
    byte[] bytes = stored();
    Class<?> defined;
    Method getModule = method(Class.class, "getModule");
    if (getModule == null) {
      defined = defineOnJava8(bytes);
    } else {
      open(instrumentation, getModule);
      defined = defineThroughLookup(bytes);
    }
    Field hook = defined.getDeclaredField("hook");
    hook.setAccessible(true);
    return new Bridge(hook);
  }

  /** Has the patched methods of {@link URL} call the function from now on. */
  void lead(BiFunction<Object, @Nullable Object, Object> to) throws IllegalAccessException {
    hook.set(null, to);
  }

  /** Opens packages of java.base to the agent's own module, and to nobody else. */
  private static void open(Instrumentation instrumentation, Method getModule)
      throws ReflectiveOperationException {
    Object base = getModule.invoke(URL.class);
    Set<Object> own = Collections.singleton(getModule.invoke(Bridge.class));
    Map<String, Set<Object>> opened = new HashMap<>();
    for (String name : PACKAGES) {
      opened.put(name, own);
    }
    Class<?> module = Class.forName("java.lang.Module");
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            base,
            Collections.emptySet(),
            Collections.emptyMap(),
            opened,
            Collections.emptySet(),
            Collections.<Class<?>, List<Class<?>>>emptyMap());
  }

  private static Class<?> defineThroughLookup(byte[] bytes) throws ReflectiveOperationException {
    Object lookup =
        MethodHandles.class
            .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
            .invoke(null, URL.class, MethodHandles.lookup());
    return (Class<?>)
        MethodHandles.Lookup.class.getMethod("defineClass", byte[].class).invoke(lookup, bytes);
  }

  private static Class<?> defineOnJava8(byte[] bytes) throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field instance = unsafe.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    return (Class<?>)
        unsafe
            .getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class)
            .invoke(instance.get(null), NAME, bytes, 0, bytes.length, null, null);
  }

  private static @Nullable Method method(Class<?> owner, String name) {
    try {
      return owner.getMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static byte[] stored() throws IOException {
    String resource = NAME.replace('.', '/') + ".class";
    try (InputStream in = Bridge.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the agent's jar is damaged: there is no " + resource);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        out.write(b);
      }
      return out.toByteArray();
    }
  }
}
