package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The core on a JVM that lacks the Flight Recorder or JMX. */
class MissingModulesTest {
  /** Our classes, on a JVM without a package. */
  private static final class Without extends URLClassLoader {
    private final String missing;

    Without(String missing) {
      super(
          new URL[] {TokenSource.class.getProtectionDomain().getCodeSource().getLocation()},
          ClassLoader.getPlatformClassLoader());
      this.missing = missing;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(missing)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    Class<?> ours(Class<?> type) throws ClassNotFoundException {
      return loadClass(type.getName());
    }
  }

  private static Object listener(Without jvm) throws ReflectiveOperationException {
    return jvm.ours(FlightRecorder.class).getMethod("listener").invoke(null);
  }

  @Test
  void listener_withoutTheFlightRecorder_ignoresEvents() throws Exception {
    try (Without jvm = new Without("jdk.jfr.")) {
      Object listener = listener(jvm);
      Class<?> event = jvm.ours(AuthEvent.class);

      jvm.ours(AuthListener.class).getMethod("onEvent", event).invoke(listener, (Object) null);
      assertThat(listener.getClass().getSimpleName()).doesNotContain("Recording");
    }
  }

  @Test
  void listener_withTheFlightRecorder_records() throws Exception {
    try (Without jvm = new Without("javax.management.")) {
      assertThat(listener(jvm).getClass().getSimpleName()).isEqualTo("RecordingListener");
    }
  }

  @Test
  void source_withoutJmx_worksAndOnlyItsBeanDoesNot() throws Exception {
    try (Without jvm = new Without("javax.management.")) {
      Object source = source(jvm);

      assertThat(jvm.ours(TokenSource.class).getMethod("status").invoke(source).toString())
          .contains("token=NONE");
      assertThatThrownBy(
              () ->
                  jvm.ours(SourceMBean.class)
                      .getMethod("register", jvm.ours(TokenSource.class), String.class)
                      .invoke(null, source, "shop"))
          .satisfiesAnyOf(
              e -> assertThat(e).isInstanceOf(LinkageError.class),
              e ->
                  assertThat(e)
                      .isInstanceOf(InvocationTargetException.class)
                      .hasCauseInstanceOf(LinkageError.class));
    }
  }

  private static Object source(Without jvm) throws ReflectiveOperationException {
    Function<String, String> lookup =
        Map.of(Setting.CLIENT_ID.key(), "client-1", Setting.CLIENT_SECRET.key(), "secret-1")::get;
    Class<?> settings = jvm.ours(Settings.class);
    Object read = settings.getMethod("read", Function.class).invoke(null, lookup);
    Object builder = jvm.ours(TokenSource.class).getMethod("builder", settings).invoke(null, read);
    return builder.getClass().getMethod("build").invoke(builder);
  }
}
