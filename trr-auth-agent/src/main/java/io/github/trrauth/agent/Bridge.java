package io.github.trrauth.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way from the patched {@link URL} to the agent: the class {@code java.net.TrrAuthHook}.
 *
 * <p>The class is defined straight into the boot loader. Appending a jar to the boot class path
 * would do as well, but takes the JDK's own classes out of the shared archive.
 */
abstract class Bridge {
  private static final String NAME = "java.net.TrrAuthHook";
  private static final String OF_JAVA_8 = "io.github.trrauth.agent.UnsafeBridge";
  private static final String OF_JAVA_9 = "io.github.trrauth.agent.ModularBridge";

  Bridge() {}

  /** Says whether an agent has been here. */
  static boolean exists() {
    return isThere(NAME);
  }

  /** Defines the class, and returns what takes the function that it is to call. */
  static Consumer<BiFunction<Object, @Nullable Object, Object>> define(
      Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
    // By name: each is for a JVM that cannot load the other one.
    Class<?> type = Class.forName(isThere("java.lang.Module") ? OF_JAVA_9 : OF_JAVA_8);
    Bridge bridge = (Bridge) type.getDeclaredConstructor().newInstance();
    return led(bridge.define(instrumentation, NAME, stored()));
  }

  /**
   * Has the boot loader define a class of the package {@code java.net}.
   *
   * @param instrumentation the JVM's door for agents
   * @param name the name of the class
   * @param bytes its class file
   */
  abstract Class<?> define(Instrumentation instrumentation, String name, byte[] bytes)
      throws ReflectiveOperationException;

  /** An object, not a static field: Java 18 and newer make classes for each kind of reflection. */
  @SuppressWarnings("unchecked")
  private static Consumer<BiFunction<Object, @Nullable Object, Object>> led(Class<?> hook)
      throws ReflectiveOperationException {
    Constructor<?> constructor = hook.getDeclaredConstructor();
    constructor.setAccessible(true);
    return (Consumer<BiFunction<Object, @Nullable Object, Object>>) constructor.newInstance();
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
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
