package io.github.trrauth.demo.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Two hundred rounds of business, from eight threads. */
@ApplicationScoped
class Business {
  static final int ROUNDS = 200;

  private static final int THREADS = 8;
  private static final long PAUSE_MILLIS = 25;
  private static final long LIMIT_MINUTES = 5;

  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(ROUNDS);

  @Inject VendorClient vendor;

  /** Runs all rounds, one every few milliseconds, and returns how many failed. */
  int run() throws InterruptedException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        int number = round;
        var unused =
            threads.schedule(() -> round(number), number * PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (!done.await(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(done.getCount() + " rounds are not done");
      }
    } finally {
      threads.shutdownNow();
    }
    return failures.get();
  }

  private void round(int number) {
    try {
      vendor.readSettings();
      String consignment = vendor.listConsignments();
      vendor.changeSettings(number % 2 == 0);
      vendor.addItem(consignment, number);
    } catch (RuntimeException e) {
      failures.incrementAndGet();
      System.err.println("Round " + number + " failed: " + e);
    } finally {
      done.countDown();
    }
  }
}
