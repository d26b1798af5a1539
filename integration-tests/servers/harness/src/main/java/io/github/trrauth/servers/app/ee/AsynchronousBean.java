package io.github.trrauth.servers.app.ee;

import io.github.trrauth.servers.app.Work;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;

/** An enterprise bean with an asynchronous method. */
@Stateless
public class AsynchronousBean {
  /**
   * Runs work on another thread.
   *
   * @param work what to run
   */
  @Asynchronous
  public void run(Work work) {
    work.run();
  }
}
