package io.github.trrauth.servers.app.ee;

import io.github.trrauth.servers.app.Work;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An enterprise bean with a timer. */
@Singleton
public class TimerBean {
  private final Queue<Work> pending = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("NullAway.Init") // injected
  @Resource
  TimerService timers;

  /**
   * Runs work on the timer's thread.
   *
   * @param work what to run
   */
  public void schedule(Work work) {
    pending.add(work);
    timers.createSingleActionTimer(1, new TimerConfig(null, false));
  }

  @Timeout
  void run() {
    Work next = pending.poll();
    if (next != null) {
      next.run();
    }
  }
}
