package io.github.trrauth;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Both clocks and the threads of a whole fleet, on one thread and in virtual time. */
final class FleetClock implements TimeSource, Tasks {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Task> queue =
      new PriorityQueue<>(
          Comparator.<Task>comparingLong(task -> task.due).thenComparingLong(task -> task.order));

  private long nowNanos;
  private long order;

  @Override
  public long nanos() {
    return nowNanos;
  }

  @Override
  public Instant wallClock() {
    return START.plusNanos(nowNanos);
  }

  @Override
  public void execute(Runnable work) {
    schedule(work, 0);
  }

  @Override
  public Runnable schedule(Runnable work, long delayNanos) {
    Task task = new Task(nowNanos + delayNanos, order++, work);
    queue.add(task);
    // Left where it is, since a search through the queue of a large fleet takes long.
    return () -> task.work = () -> {};
  }

  /** Does nothing: the sources of a fleet share it. */
  @Override
  public void close() {}

  /** Lets time pass, and does the work that falls due meanwhile. */
  void runUntil(long nanos) {
    while (!queue.isEmpty() && queue.peek().due <= nanos) {
      Task task = queue.remove();
      nowNanos = Math.max(nowNanos, task.due);
      task.work.run();
    }
    nowNanos = nanos;
  }

  private static final class Task {
    private final long due;
    private final long order;
    private Runnable work;

    Task(long due, long order, Runnable work) {
      this.due = due;
      this.order = order;
      this.work = work;
    }
  }
}
