package io.github.trrauth.servers.app.ee;

import io.github.trrauth.servers.app.ThreadKind;
import io.github.trrauth.servers.app.Work;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The threads of Jakarta Concurrency. */
final class ManagedThreads {
  private ManagedThreads() {}

  /** The default managed executor. */
  @ApplicationScoped
  static class Executor implements ThreadKind {
    @SuppressWarnings("NullAway.Init") // injected
    @Resource
    ManagedExecutorService executor;

    @Override
    public String name() {
      return "managed-executor";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      executor.execute(later);
      return later.result();
    }
  }

  /** The default managed scheduled executor. */
  @ApplicationScoped
  static class Scheduled implements ThreadKind {
    @SuppressWarnings("NullAway.Init") // injected
    @Resource
    ManagedScheduledExecutorService executor;

    @Override
    public String name() {
      return "managed-scheduled-executor";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      Future<?> unused = executor.schedule(later, 1, TimeUnit.MILLISECONDS);
      return later.result();
    }
  }

  /** The default managed thread factory. */
  @ApplicationScoped
  static class Factory implements ThreadKind {
    @SuppressWarnings("NullAway.Init") // injected
    @Resource
    ManagedThreadFactory factory;

    @Override
    public String name() {
      return "managed-thread";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      factory.newThread(later).start();
      return later.result();
    }
  }
}
