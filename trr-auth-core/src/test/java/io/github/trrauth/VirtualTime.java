package io.github.trrauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;

/** Both clocks and the threads of the core, on one thread and in no time at all. */
final class VirtualTime implements TimeSource, Tasks {
  private static final int MAX_TASKS = 100_000;

  private final PriorityQueue<Task> queue =
      new PriorityQueue<>(
          Comparator.comparingLong((Task task) -> task.due).thenComparingLong(task -> task.order));
  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * Near the end of the range, so that every comparison of ticks is seen to survive an overflow.
   */
  private final long firstTick = Long.MAX_VALUE - Duration.ofMinutes(20).toNanos();

  private long elapsed;
  private long order;
  private boolean closed;

  @Override
  public long nanos() {
    return firstTick + elapsed;
  }

  @Override
  public Instant wallClock() {
    return start.plusNanos(elapsed);
  }

  @Override
  public void execute(Runnable work) {
    schedule(work, 0);
  }

  @Override
  public Runnable schedule(Runnable work, long delayNanos) {
    if (closed) {
      throw new java.util.concurrent.RejectedExecutionException("closed");
    }
    Task task = new Task(elapsed + Math.max(0, delayNanos), order++, work);
    queue.add(task);
    return () -> queue.remove(task);
  }

  @Override
  public void close() {
    closed = true;
    queue.clear();
  }

  /** Does all the work that is due now. */
  void settle() {
    for (int i = 0; !queue.isEmpty() && queue.peek().due <= elapsed; i++) {
      if (i == MAX_TASKS) {
        throw new AssertionError("the work never ends");
      }
      queue.remove().work.run();
    }
  }

  /** Lets time pass, and does the work that falls due meanwhile. */
  void advance(Duration duration) {
    long end = elapsed + duration.toNanos();
    settle();
    while (!queue.isEmpty() && queue.peek().due <= end) {
      elapsed = queue.peek().due;
      settle();
    }
    elapsed = end;
  }

  /** Lets time pass in which no thread gets to do anything, as on a machine that is too busy. */
  void stall(Duration duration) {
    elapsed += duration.toNanos();
    settle();
  }

  /** Lets time pass from task to task until the future is done. */
  void runUntilDone(Future<?> future) {
    settle();
    while (!future.isDone()) {
      if (queue.isEmpty()) {
        throw new AssertionError("nothing is left that could complete the future");
      }
      elapsed = queue.peek().due;
      settle();
    }
  }

  Duration elapsed() {
    return Duration.ofNanos(elapsed);
  }

  private static final class Task {
    final long due;
    final long order;
    final Runnable work;

    Task(long due, long order, Runnable work) {
      this.due = due;
      this.order = order;
      this.work = work;
    }
  }
}
