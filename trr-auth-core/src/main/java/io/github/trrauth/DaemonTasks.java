package io.github.trrauth;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tasks on daemon threads that exist only while there is work, and a few seconds longer.
 *
 * <p>The timer's thread starts work and never does any: a listener or a continuation of a caller
 * that blocks cannot hold up a time-out.
 *
 * <p>Where no thread can be started, as in a process at its limit of them, work is rejected or
 * comes late, but none is lost.
 */
class DaemonTasks implements Tasks {
  private static final long IDLE_SECONDS = 5;

  private static final long END_MILLIS = 500;

  /** How soon a thread is tried to be started again. */
  private static final long AGAIN_MILLIS = 100;

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor timer;

  DaemonTasks() {
    workers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons("trr-auth-worker"));
    timer = new ScheduledThreadPoolExecutor(1, daemons("trr-auth-timer"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = thread(work, name);
      thread.setDaemon(true);
      // The creator's loader may be that of another application; a null one breaks some servers.
      thread.setContextClassLoader(loader());
      threads.removeIf(one -> one.getState() == Thread.State.TERMINATED);
      threads.add(thread);
      return thread;
    };
  }

  Thread thread(Runnable work, String name) {
    return new Thread(work, name);
  }

  private static ClassLoader loader() {
    ClassLoader own = DaemonTasks.class.getClassLoader();
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }

  @Override
  public void execute(Runnable work) {
    try {
      workers.execute(work);
    } catch (OutOfMemoryError e) {
      throw noThread(e);
    }
  }

  @Override
  public Runnable schedule(Runnable work, long delayNanos) {
    AtomicBoolean rejected = new AtomicBoolean();
    try {
      Future<?> task =
          timer.schedule(
              () -> {
                if (!rejected.get()) {
                  handOver(work);
                }
              },
              delayNanos,
              TimeUnit.NANOSECONDS);
      return () -> task.cancel(false);
    } catch (OutOfMemoryError e) {
      // The timer has the task all the same, for a thread that it may get later.
      rejected.set(true);
      throw noThread(e);
    }
  }

  private void handOver(Runnable work) {
    try {
      workers.execute(work);
    } catch (OutOfMemoryError e) {
      // Nobody is here to be told.
      Future<?> unused = timer.schedule(() -> handOver(work), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private RejectedExecutionException noThread(OutOfMemoryError e) {
    threads.removeIf(one -> one.getState() == Thread.State.NEW);
    return new RejectedExecutionException("no thread can be started", e);
  }

  /** Ends the threads and waits a little for it: some servers look for them right afterwards. */
  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
    long end = TimeSource.SYSTEM.nanos() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
    try {
      for (Thread thread : threads) {
        if (thread != Thread.currentThread()) {
          TimeUnit.NANOSECONDS.timedJoin(thread, end - TimeSource.SYSTEM.nanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
