package io.github.trrauth.servers.quarkus;

import io.github.trrauth.contract.EchoClient;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A part of the application that calls the vendor on an event loop, where nothing may wait. */
@ApplicationScoped
public class EventLoop {
  @Inject @RestClient EchoClient client;
  private volatile boolean returned;

  void addRoutes(@Observes Router router) {
    router.get("/event-loop/call").handler(this::call);
    router.get("/event-loop/returned").handler(this::answerReturned);
  }

  private void call(RoutingContext request) {
    returned = false;
    boolean onEventLoop = Context.isOnEventLoopThread();
    CompletionStage<String> echo = client.getAsync("event-loop");
    returned = true;
    CompletionStage<?> unused =
        echo.whenComplete(
            (text, failure) ->
                request.end("event loop: " + onEventLoop + ", " + text + ", " + failure));
  }

  /** Says whether the client has given the event loop back. */
  private void answerReturned(RoutingContext request) {
    request.end(String.valueOf(returned));
  }
}
