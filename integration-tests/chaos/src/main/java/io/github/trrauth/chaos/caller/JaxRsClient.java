package io.github.trrauth.chaos.caller;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;

/** RESTEasy in a Weld SE application, with the jar on its class path. */
final class JaxRsClient implements io.github.trrauth.chaos.caller.Client {
  private final SeContainer container;
  private volatile Client client = ClientBuilder.newClient();

  private JaxRsClient(SeContainer container) {
    this.container = container;
  }

  static JaxRsClient start(Lines lines) {
    SeContainer container =
        SeContainerInitializer.newInstance().addBeanClasses(Events.class).initialize();
    container.select(Events.class).get().tell(lines);
    return new JaxRsClient(container);
  }

  SeContainer container() {
    return container;
  }

  @Override
  public int call(String url, boolean post) {
    Invocation.Builder request = client.target(url).request();
    try (Response response = post ? request.post(Entity.text("chaos")) : request.get()) {
      response.readEntity(String.class);
      return response.getStatus();
    }
  }

  @Override
  public void endConnections() {
    Client before = client;
    client = ClientBuilder.newClient();
    before.close();
  }
}
