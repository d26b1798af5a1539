package io.github.trrauth.servers.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** The thread of an asynchronous observer. */
@ApplicationScoped
public class ObserverThread implements ThreadKind {
  @Inject Event<Work> event;

  @Override
  public String name() {
    return "cdi-async-observer";
  }

  @Override
  public CompletionStage<String> run(Callable<String> work) {
    Work later = new Work(work);
    return event.fireAsync(later).thenCompose(Work::result);
  }

  void observe(@ObservesAsync Work work) {
    work.run();
  }
}
