package io.github.trrauth.servers.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Work whose result somebody waits for on another thread. */
public final class Work implements Runnable {
  private final Callable<String> work;
  private final CompletableFuture<String> result = new CompletableFuture<>();

  /**
   * Makes it ready to run.
   *
   * @param work what to run
   */
  public Work(Callable<String> work) {
    this.work = work;
  }

  @Override
  public void run() {
    try {
      result.complete(work.call());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  /**
   * Returns what came of it.
   *
   * @return the result, later
   */
  public CompletableFuture<String> result() {
    return result;
  }
}
