package io.github.trrauth.cdi;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

/**
 * A request of Quarkus' own client, whose filters may run on an event loop: nothing waits there,
 * neither for a token nor for a body nor for the answer of a second request.
 */
final class ReactiveRequest {
  private static final String PACKAGE = "org.jboss.resteasy.reactive.";

  private final ResteasyReactiveClientRequestContext request;

  private ReactiveRequest(ResteasyReactiveClientRequestContext request) {
    this.request = request;
  }

  /** Says whether a request is one, by name: elsewhere its type is missing. */
  static boolean is(ClientRequestContext request) {
    return request.getClass().getName().startsWith(PACKAGE);
  }

  static ReactiveRequest of(ClientRequestContext request) {
    return new ReactiveRequest((ResteasyReactiveClientRequestContext) request);
  }

  /** Goes on with the request when the stage has a value, at once if it has one already. */
  <T> void when(CompletionStage<T> stage, Consumer<T> then) {
    if (stage.toCompletableFuture().isDone()) {
      then.accept(stage.toCompletableFuture().join());
      return;
    }
    request.suspend();
    CompletionStage<?> unused =
        stage.whenComplete(
            (value, failure) -> {
              if (failure != null) {
                request.resume(new ProcessingException(failure.getMessage(), failure));
              } else {
                goOn(value, then);
              }
            });
  }

  private <T> void goOn(T value, Consumer<T> then) {
    try {
      then.accept(value);
    } catch (RuntimeException e) {
      request.resume(e);
      return;
    }
    request.resume();
  }
}
