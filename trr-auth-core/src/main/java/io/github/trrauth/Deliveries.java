package io.github.trrauth;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The results on their way to asynchronous callers, handed over one after the other.
 *
 * <p>A caller's continuation runs in here and may block. Then another thread goes on with the rest
 * after a moment, so that nobody waits for somebody else's continuation, and ten thousand callers
 * do not need as many threads.
 */
final class Deliveries {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
  private final AtomicInteger untaken = new AtomicInteger();
  private final Tasks tasks;

  Deliveries(Tasks tasks) {
    this.tasks = tasks;
  }

  void add(Runnable delivery) {
    due.add(delivery);
    if (untaken.getAndIncrement() == 0) {
      try {
        tasks.execute(this::run);
      } catch (RejectedExecutionException e) {
        run();
      }
    }
  }

  /** Makes the deliveries that are due, on the calling thread. */
  void run() {
    for (Runnable next = due.poll(); next != null; next = due.poll()) {
      untaken.decrementAndGet();
      Runnable cancelRelief = relief();
      next.run();
      cancelRelief.run();
    }
  }

  private Runnable relief() {
    try {
      return tasks.schedule(this::run, PATIENCE_NANOS);
    } catch (RejectedExecutionException e) {
      return () -> {};
    }
  }
}
