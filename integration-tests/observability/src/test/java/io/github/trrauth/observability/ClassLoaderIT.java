package io.github.trrauth.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.TokenSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.smallrye.metrics.SharedMetricRegistries;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Registries of a server that live on when an application with our jar has ended. */
class ClassLoaderIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void micrometer_afterTheApplication_holdsNothingOfIt() throws Exception {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    expectCollected(live(registry));
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void openTelemetry_afterTheApplication_holdsNothingOfIt() throws Exception {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    try (OpenTelemetrySdk telemetry =
        OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build()) {
      expectCollected(live(telemetry));
      assertThat(reader.collectAllMetrics()).isEmpty();
    }
  }

  @Test
  void microProfileMetrics_afterTheApplication_holdsNothingOfIt() throws Exception {
    expectCollected(live(SharedMetricRegistries.getOrCreate("application")));
  }

  /** Lets an application with a loader of its own come and go. */
  private static WeakReference<ClassLoader> live(Object registry) throws Exception {
    URL[] its =
        Stream.of(TokenSource.class, Round.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(its, new Server())) {
      Class<?> type = loader.loadClass(Round.class.getName());
      assertThat(type.getClassLoader()).isSameAs(loader);
      @SuppressWarnings("unchecked")
      Consumer<Object> round = (Consumer<Object>) type.getDeclaredConstructor().newInstance();
      round.accept(registry);
      return new WeakReference<>(loader);
    }
  }

  private static void expectCollected(WeakReference<ClassLoader> loader) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loader.get()).isNull();
            });
  }

  /** What an application gets from its server: all but our jar and the application itself. */
  private static final class Server extends ClassLoader {
    Server() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.github.trrauth.")) {
        throw new ClassNotFoundException(name);
      }
      return ClassLoaderIT.class.getClassLoader().loadClass(name);
    }
  }
}
