package io.github.trrauth.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;

/** The bridge of Java 8, which has no other way into a package of the boot loader's. */
final class UnsafeBridge extends Bridge {
  UnsafeBridge() {}

  @Override
  Class<?> define(Instrumentation instrumentation, String name, byte[] bytes)
      throws ReflectiveOperationException {
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
            .invoke(instance.get(null), name, bytes, 0, bytes.length, null, null);
  }
}
