package io.github.trrauth.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * Threads that each ask for the header every few milliseconds, and note how long that took, apart
 * for the time of a refresh and for the rest.
 *
 * <p>They pause between calls, since on few processors threads that never do would measure how long
 * they wait for one another. What a caller would have asked for while it was held up is added, as
 * it would have been held up as well (the correction of coordinated omission that HdrHistogram has
 * for a known interval).
 */
final class PacedCallers {
  private static final int DIGITS = 3;

  private final RefreshPeer peer;
  private final LoopbackVendor vendor;
  private final long intervalNanos;
  private final List<Caller> callers = new ArrayList<>();
  private volatile boolean over;

  private PacedCallers(RefreshPeer peer, LoopbackVendor vendor, long intervalNanos) {
    this.peer = peer;
    this.vendor = vendor;
    this.intervalNanos = intervalNanos;
  }

  /** What came of it, in nanoseconds. */
  record Latencies(Histogram refresh, Histogram rest) {
    static Latencies none() {
      return new Latencies(new Histogram(DIGITS), new Histogram(DIGITS));
    }

    void add(Latencies other) {
      refresh.add(other.refresh);
      rest.add(other.rest);
    }
  }

  /**
   * Lets them ask until something is so.
   *
   * @param end looked at every few milliseconds
   * @return the latencies of all of them
   */
  static Latencies run(
      RefreshPeer peer, LoopbackVendor vendor, int threads, long intervalNanos, BooleanSupplier end)
      throws InterruptedException {
    PacedCallers paced = new PacedCallers(peer, vendor, intervalNanos);
    for (int i = 0; i < threads; i++) {
      Caller caller = paced.new Caller(intervalNanos * i / threads);
      paced.callers.add(caller);
      caller.start();
    }
    while (!end.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    paced.over = true;
    Latencies all = Latencies.none();
    for (Caller caller : paced.callers) {
      caller.join();
      all.add(caller.latencies);
    }
    return all;
  }

  /** One of them. */
  private final class Caller extends Thread {
    final Latencies latencies = Latencies.none();
    private long next;

    Caller(long delayNanos) {
      super("paced-caller");
      setDaemon(true);
      next = System.nanoTime() + delayNanos;
    }

    @Override
    public void run() {
      while (!over) {
        pause();
        boolean asked = vendor.isAsked();
        int granted = vendor.tokenRequests();
        long begin = System.nanoTime();
        String header = peer.header();
        long took = System.nanoTime() - begin;
        if (header.isEmpty()) {
          throw new IllegalStateException("no header");
        }
        // Also the call that starts a refresh, or waits for all of it.
        boolean refresh = asked || vendor.isAsked() || granted != vendor.tokenRequests();
        (refresh ? latencies.refresh : latencies.rest)
            .recordValueWithExpectedInterval(took, intervalNanos);
      }
    }

    private void pause() {
      long now = System.nanoTime();
      while (next - now > 0) {
        LockSupport.parkNanos(next - now);
        now = System.nanoTime();
      }
      // What has been missed is not made up for: the histogram has it.
      next += intervalNanos * (1 + (now - next) / intervalNanos);
    }
  }
}
