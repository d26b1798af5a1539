package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HerdTest {
  @Test
  void run_allAreAtWorkAtOnce() throws InterruptedException {
    int size = 20;
    CountDownLatch atWork = new CountDownLatch(size);
    AtomicInteger begun = new AtomicInteger();

    long nanos =
        Herd.of(Thread::new, size)
            .run(
                begun::incrementAndGet,
                () -> {
                  atWork.countDown();
                  return begun.get() == 1 && reached(atWork) ? "header" : "";
                });

    assertThat(nanos).isPositive();
  }

  @Test
  void run_oneGetsNothing_fails() {
    AtomicInteger number = new AtomicInteger();

    assertThatThrownBy(
            () ->
                Herd.of(Thread::new, 3)
                    .run(() -> {}, () -> number.incrementAndGet() == 2 ? "" : "header"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2 of 3");
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
