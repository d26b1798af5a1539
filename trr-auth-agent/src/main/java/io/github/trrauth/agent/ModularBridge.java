package io.github.trrauth.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The bridge of Java 9 and newer, compiled for Java 9: to call the same methods by reflection makes
 * twenty classes at the start of a JVM.
 */
final class ModularBridge extends Bridge {
  /** What the agent uses of the JDK's inside: the bridge, PATCH, and the JDK's own handlers. */
  private static final String[] PACKAGES = {
    "java.net", "sun.net.www.protocol.http", "sun.net.www.protocol.https"
  };

  ModularBridge() {}

  @Override
  Class<?> define(Instrumentation instrumentation, String name, byte[] bytes)
      throws IllegalAccessException {
    open(instrumentation);
    return MethodHandles.privateLookupIn(URL.class, MethodHandles.lookup()).defineClass(bytes);
  }

  /** Opens packages of java.base to the agent's own module, and to nobody else. */
  private static void open(Instrumentation instrumentation) {
    Set<Module> own = Collections.singleton(ModularBridge.class.getModule());
    Map<String, Set<Module>> opened = new HashMap<>();
    for (String name : PACKAGES) {
      opened.put(name, own);
    }
    instrumentation.redefineModule(
        URL.class.getModule(),
        Collections.emptySet(),
        Collections.emptyMap(),
        opened,
        Collections.emptySet(),
        Collections.emptyMap());
  }
}
