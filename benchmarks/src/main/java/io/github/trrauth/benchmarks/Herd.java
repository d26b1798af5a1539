package io.github.trrauth.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads that stand at a gate, and do the same thing when it opens. */
final class Herd {
  private static final long LIMIT_SECONDS = 60;

  private final ThreadFactory threads;
  private final int size;

  private Herd(ThreadFactory threads, int size) {
    this.threads = threads;
    this.size = size;
  }

  static Herd of(ThreadFactory threads, int size) {
    return new Herd(threads, size);
  }

  /**
   * Runs once.
   *
   * @param begin run just before the gate opens
   * @param work what each thread does; a null or empty result is a failure
   * @return the nanoseconds from then until the last one was done
   */
  long run(Runnable begin, Supplier<String> work) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(size);
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(size);
    AtomicInteger good = new AtomicInteger();
    Runnable one =
        () -> {
          ready.countDown();
          try {
            gate.await();
            if (!work.get().isEmpty()) {
              good.incrementAndGet();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            done.countDown();
          }
        };
    for (int i = 0; i < size; i++) {
      threads.newThread(one).start();
    }
    await(ready, "at the gate");
    long opened = System.nanoTime();
    begin.run();
    gate.countDown();
    await(done, "done");
    long took = System.nanoTime() - opened;
    if (good.get() != size) {
      throw new IllegalStateException(good + " of " + size + " got a header");
    }
    return took;
  }

  private void await(CountDownLatch latch, String what) throws InterruptedException {
    if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(latch.getCount() + " of " + size + " are not " + what);
    }
  }
}
