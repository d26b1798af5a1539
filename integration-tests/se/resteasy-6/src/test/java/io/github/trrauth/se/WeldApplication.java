package io.github.trrauth.se;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An application in Weld SE, with its settings for as long as it runs. */
final class WeldApplication implements AutoCloseable {
  private final Set<String> settings;
  private final SeContainer container;

  private WeldApplication(Set<String> settings, SeContainer container) {
    this.settings = settings;
    this.container = container;
  }

  /** Starts an application; its settings are system properties. */
  static WeldApplication start(Map<String, String> settings, Class<?>... beans) {
    settings.forEach(System::setProperty);
    try {
      SeContainerInitializer initializer =
          SeContainerInitializer.newInstance().addBeanClasses(Anchor.class).addBeanClasses(beans);
      return new WeldApplication(settings.keySet(), initializer.initialize());
    } catch (RuntimeException | Error e) {
      settings.keySet().forEach(System::clearProperty);
      throw e;
    }
  }

  /** Returns settings with one of them changed or added. */
  static Map<String, String> with(Map<String, String> settings, String key, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(key, value);
    return changed;
  }

  <T> T bean(Class<T> type) {
    return container.select(type).get();
  }

  /** Calls with a client as any application makes it, and returns the status. */
  int call(URI uri) {
    Client client = ClientBuilder.newClient();
    try (Response response = client.target(uri).request().get()) {
      response.readEntity(String.class);
      return response.getStatus();
    } finally {
      client.close();
    }
  }

  @Override
  public void close() {
    container.close();
    settings.forEach(System::clearProperty);
  }

  /** A bean, without which Weld finds nothing to deploy. */
  static class Anchor {}
}
