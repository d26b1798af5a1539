package io.github.trrauth.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.TokenSource;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications that come and go in one JVM, and what is left of them. */
class RestartIT {
  private static final int RESTARTS = 20;

  /** How long loaders may take to be collected. */
  private static final Duration END = Duration.ofSeconds(60);

  @RegisterExtension static final TrustedVendor VENDOR = new TrustedVendor();

  @Test
  void twentyRestarts_leaveNoThreads() {
    URI uri = URI.create(uri());
    for (int i = 0; i < RESTARTS; i++) {
      try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
        assertThat(application.call(uri)).isEqualTo(200);
        assertThat(ourThreads()).isNotEmpty();
      }
      assertThat(ourThreads()).as("threads after start " + (i + 1)).isEmpty();
    }
    assertThat(VENDOR.sandbox().journal().tokenRequests()).hasSize(RESTARTS);
  }

  private static Stream<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("trr-auth") && !name.startsWith("trr-auth-sandbox"));
  }

  @Test
  void twentyApplications_afterTheirEnd_areCollected() throws Exception {
    VENDOR.settings().forEach(System::setProperty);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    try {
      // What RESTEasy makes once for a JVM, and keeps, is not to be made for one of them.
      new Round().applyAsInt(uri());
      for (int i = 0; i < RESTARTS; i++) {
        loaders.add(live());
      }
    } finally {
      VENDOR.settings().keySet().forEach(System::clearProperty);
    }

    assertThat(VENDOR.sandbox().journal().signed()).hasSize(2 + 2 * RESTARTS);
    await()
        .atMost(END)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders).allMatch(loader -> loader.get() == null);
            });
    assertThat(ourThreads()).isEmpty();
  }

  private static WeakReference<ClassLoader> live() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (ApplicationLoader loader = new ApplicationLoader(TokenSource.class, Round.class)) {
      thread.setContextClassLoader(loader);
      Class<?> type = loader.loadClass(Round.class.getName());
      assertThat(type.getClassLoader()).isSameAs(loader);
      @SuppressWarnings("unchecked")
      ToIntFunction<String> round =
          (ToIntFunction<String>) type.getDeclaredConstructor().newInstance();
      assertThat(round.applyAsInt(uri())).isEqualTo(200);
      return new WeakReference<>(loader);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String uri() {
    return VENDOR.sandbox().baseUrl().resolve("/v1/vendor").toString();
  }
}
