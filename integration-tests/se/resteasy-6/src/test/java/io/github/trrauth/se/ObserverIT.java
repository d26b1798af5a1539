package io.github.trrauth.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.sandbox.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What observers in the application see, and what they cannot do. */
class ObserverIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @RegisterExtension static final TrustedVendor VENDOR = new TrustedVendor();

  @Test
  void observer_thatBlocks_delaysNoCall() throws Exception {
    try (WeldApplication application = WeldApplication.start(VENDOR.settings(), Observer.class)) {
      Observer observer = application.bean(Observer.class);
      try {
        callUntilRevoked(application, observer);
      } finally {
        observer.release();
      }
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(observer.left())
                      .contains(
                          AuthEvent.Type.FETCHED,
                          AuthEvent.Type.API_REJECTED,
                          AuthEvent.Type.REPLAYED,
                          AuthEvent.Type.API_ACCEPTED));
      assertThat(observer.synchronous()).as("only asynchronous observers are told").isEmpty();
    }
  }

  /** Calls before and after the vendor revokes the token; each change tells the observer. */
  private static void callUntilRevoked(WeldApplication application, Observer observer)
      throws InterruptedException {
    Sandbox sandbox = VENDOR.sandbox();
    call(application, observer);
    observer.awaitEvent();
    for (int i = 0; i < 3; i++) {
      sandbox.tokens().revokeAll();
      call(application, observer);
      call(application, observer);
    }
    assertThat(sandbox.journal().replays()).isNotEmpty();
  }

  private static void call(WeldApplication application, Observer observer) {
    URI uri = VENDOR.sandbox().baseUrl().resolve("/v1/vendor");
    assertThat(application.call(uri)).isEqualTo(200);
    assertThat(observer.left()).as("events that the observer is done with").isEmpty();
  }

  /** An observer that does not come back until it is released. */
  @ApplicationScoped
  static class Observer {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Queue<AuthEvent.Type> left = new ConcurrentLinkedQueue<>();
    private final Queue<AuthEvent.Type> synchronous = new ConcurrentLinkedQueue<>();

    void onEvent(@ObservesAsync AuthEvent event) throws InterruptedException {
      entered.countDown();
      // Out of patience, it leaves a trace before its time.
      boolean unused = released.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
      left.add(event.type());
    }

    void onEventAtOnce(@Observes AuthEvent event) {
      synchronous.add(event.type());
    }

    void awaitEvent() throws InterruptedException {
      assertThat(entered.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    void release() {
      released.countDown();
    }

    Queue<AuthEvent.Type> left() {
      return new ConcurrentLinkedQueue<>(left);
    }

    Queue<AuthEvent.Type> synchronous() {
      return new ConcurrentLinkedQueue<>(synchronous);
    }
  }
}
