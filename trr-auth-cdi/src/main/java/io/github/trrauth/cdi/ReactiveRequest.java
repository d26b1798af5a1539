package io.github.trrauth.cdi;

import io.github.trrauth.AccessToken;
import io.github.trrauth.TokenException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  /**
   * Goes on with the request when there is a token, at once if there is one already.
   *
   * @throws TokenException if it is known at once that there is none
   */
  void when(CompletionStage<AccessToken> token, Consumer<AccessToken> then) {
    CompletableFuture<AccessToken> future = token.toCompletableFuture();
    if (future.isDone()) {
      then.accept(valueOf(future));
      return;
    }
    request.suspend();
    CompletionStage<?> unused =
        token.whenComplete(
            (value, failure) -> {
              if (failure != null) {
                request.resume(new ProcessingException(failure.getMessage(), failure));
              } else {
                goOn(value, then);
              }
            });
  }

  private static AccessToken valueOf(CompletableFuture<AccessToken> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TokenException) {
        throw (TokenException) e.getCause();
      }
      throw e;
    }
  }

  private void goOn(AccessToken token, Consumer<AccessToken> then) {
    try {
      then.accept(token);
    } catch (RuntimeException e) {
      request.resume(e);
      return;
    }
    request.resume();
  }
}
