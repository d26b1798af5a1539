package io.github.trrauth.servers.app.ee10;

import io.github.trrauth.servers.app.ThreadKind;
import io.github.trrauth.servers.app.Work;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The thread of an asynchronous CDI method (Jakarta Concurrency 3.0). */
@ApplicationScoped
public class AsynchronousMethod implements ThreadKind {
  @Inject Target target;

  @Override
  public String name() {
    return "cdi-asynchronous-method";
  }

  @Override
  public CompletionStage<String> run(Callable<String> work) {
    Work later = new Work(work);
    Thread caller = Thread.currentThread();
    return target
        .run(later, caller)
        .thenCompose(asynchronous -> asynchronous ? later.result() : notAsynchronous());
  }

  private static CompletionStage<String> notAsynchronous() {
    return CompletableFuture.failedFuture(
        new IllegalStateException("The method ran on its caller's thread."));
  }

  /** The bean with the method. */
  @ApplicationScoped
  public static class Target {
    /**
     * Runs work.
     *
     * @param work what to run
     * @param caller the thread on which it must not run
     * @return whether it ran on another thread
     */
    @Asynchronous
    public CompletableFuture<Boolean> run(Work work, Thread caller) {
      work.run();
      return Asynchronous.Result.complete(Thread.currentThread() != caller);
    }
  }
}
