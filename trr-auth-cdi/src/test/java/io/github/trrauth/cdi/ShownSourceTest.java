package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A token source on a JVM without JMX. */
class ShownSourceTest {
  /** Our classes once more, and all others but those of JMX. */
  private static final class WithoutJmx extends URLClassLoader {
    WithoutJmx() {
      super(new URL[] {location(ShownSource.class), location(TokenSource.class)}, new Jvm());
    }

    private static URL location(Class<?> type) {
      return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static final class Jvm extends ClassLoader {
      Jvm() {
        super(ShownSourceTest.class.getClassLoader());
      }

      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("javax.management.") || name.startsWith("io.github.trrauth.")) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    }
  }

  @Test
  void jmxIsMissing_isAWarningAndNoMore() throws Exception {
    try (RecordedLog log = new RecordedLog();
        WithoutJmx jvm = new WithoutJmx()) {
      Class<?> sourceType = jvm.loadClass(TokenSource.class.getName());
      Method of = jvm.loadClass(ShownSource.class.getName()).getDeclaredMethod("of", sourceType);
      of.setAccessible(true);

      AutoCloseable shown = (AutoCloseable) of.invoke(null, source(jvm));

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("TRR-106 There is no MBean of the token source: ");
      shown.close();
    }
  }

  private static Object source(ClassLoader jvm) throws ReflectiveOperationException {
    Function<String, String> lookup =
        Map.of("trr.auth.client-id", "client-1", "trr.auth.client-secret", "secret-1")::get;
    Class<?> settings = jvm.loadClass(Settings.class.getName());
    Object read = settings.getMethod("read", Function.class).invoke(null, lookup);
    Object builder =
        jvm.loadClass(TokenSource.class.getName())
            .getMethod("builder", settings)
            .invoke(null, read);
    return builder.getClass().getMethod("build").invoke(builder);
  }
}
