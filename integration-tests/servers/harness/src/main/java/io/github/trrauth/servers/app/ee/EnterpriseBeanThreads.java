package io.github.trrauth.servers.app.ee;

import io.github.trrauth.servers.app.ThreadKind;
import io.github.trrauth.servers.app.Work;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** The threads of enterprise beans. */
final class EnterpriseBeanThreads {
  private EnterpriseBeanThreads() {}

  /** An asynchronous method. */
  @ApplicationScoped
  static class Method implements ThreadKind {
    @SuppressWarnings("NullAway.Init") // injected
    @EJB
    AsynchronousBean bean;

    @Override
    public String name() {
      return "ejb-asynchronous-method";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      bean.run(later);
      return later.result();
    }
  }

  /** A timer that is not persistent. */
  @ApplicationScoped
  static class Timer implements ThreadKind {
    @SuppressWarnings("NullAway.Init") // injected
    @EJB
    TimerBean bean;

    @Override
    public String name() {
      return "ejb-timer";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      bean.schedule(later);
      return later.result();
    }
  }
}
