package io.github.trrauth;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tasks on daemon threads that exist only while there is work, and a few seconds longer.
 *
 * <p>The timer's thread starts work and never does any: a listener or a continuation of a caller
 * that blocks cannot hold up a time-out.
 */
final class DaemonTasks implements Tasks {
  private static final long IDLE_SECONDS = 5;

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

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      // The creator's loader may be that of another application; a null one breaks some servers.
      thread.setContextClassLoader(loader());
      return thread;
    };
  }

  private static ClassLoader loader() {
    ClassLoader own = DaemonTasks.class.getClassLoader();
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }

  @Override
  public void execute(Runnable work) {
    workers.execute(work);
  }

  @Override
  public Runnable schedule(Runnable work, long delayNanos) {
    Future<?> task = timer.schedule(() -> workers.execute(work), delayNanos, TimeUnit.NANOSECONDS);
    return () -> task.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
  }
}
