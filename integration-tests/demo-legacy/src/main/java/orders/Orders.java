package orders;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Two hundred rounds of business, from eight threads. */
public final class Orders {
  private static final int ROUNDS = 200;
  private static final int THREADS = 8;
  private static final long PAUSE_MILLIS = 25;
  private static final long LIMIT_MINUTES = 5;

  private final Vendor vendor;
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(ROUNDS);

  private Orders(Vendor vendor) {
    this.vendor = vendor;
  }

  /**
   * Runs all rounds; the exit status is 1 if one failed.
   *
   * @param args none; the environment says where the vendor is
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    int failures = new Orders(new Vendor(System.getenv("VENDOR_URL"))).run();
    System.out.println(ROUNDS - failures + " of " + ROUNDS + " rounds succeeded");
    System.exit(failures == 0 ? 0 : 1);
  }

  private int run() throws InterruptedException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    try {
      for (int i = 0; i < ROUNDS; i++) {
        int number = i;
        Future<?> unused =
            threads.schedule(
                () -> {
                  round(number);
                  return null;
                },
                number * PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
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
    } catch (IOException | RuntimeException e) {
      failures.incrementAndGet();
      System.err.println("Round " + number + " failed: " + e);
    } finally {
      done.countDown();
    }
  }
}
