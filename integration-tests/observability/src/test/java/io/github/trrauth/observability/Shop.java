package io.github.trrauth.observability;

import io.github.trrauth.sandbox.Sandbox;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** An application in Weld SE that calls a vendor, with what its server offers as a bean. */
final class Shop implements AutoCloseable {
  private final Map<String, String> settings;
  private final URI vendor;
  private final SeContainer container;

  private Shop(Map<String, String> settings, URI vendor, SeContainer container) {
    this.settings = settings;
    this.vendor = vendor;
    this.container = container;
  }

  /** Starts one whose server offers nothing but what is found on the class path. */
  static Shop open(Sandbox vendor, Map<String, String> more) {
    return open(vendor, more, new Offer<>(Anchor.class, new Anchor()));
  }

  /** Starts one; its settings are system properties for as long as it runs. */
  static Shop open(Sandbox vendor, Map<String, String> more, Offer<?> offer) {
    Map<String, String> settings = new HashMap<>(vendor.settings());
    settings.put("trr.auth.base-url", vendor.httpUrl().toString());
    settings.put("trr.auth.allow-insecure-loopback", "true");
    settings.put("trr.auth.eager", "false");
    settings.putAll(more);
    settings.forEach(System::setProperty);
    try {
      SeContainer container =
          SeContainerInitializer.newInstance()
              .addBeanClasses(Anchor.class)
              .addExtensions(offer)
              .initialize();
      return new Shop(settings, vendor.httpUrl(), container);
    } catch (RuntimeException | Error e) {
      settings.keySet().forEach(System::clearProperty);
      throw e;
    }
  }

  /** Calls the vendor and returns the status. */
  int call() {
    Client client = ClientBuilder.newClient();
    try (Response response = client.target(vendor).path("/v1/vendor").request().get()) {
      response.readEntity(String.class);
      return response.getStatus();
    } finally {
      client.close();
    }
  }

  <T> T bean(Class<T> type, Annotation... qualifiers) {
    return container.select(type, qualifiers).get();
  }

  @Override
  public void close() {
    container.close();
    settings.keySet().forEach(System::clearProperty);
  }

  /** A bean, without which Weld finds nothing to deploy. */
  static class Anchor {}

  /** What the server offers. */
  static final class Offer<T> implements Extension {
    private final Class<T> type;
    private final T bean;

    Offer(Class<T> type, T bean) {
      this.type = type;
      this.bean = bean;
    }

    void add(@Observes AfterBeanDiscovery discovery) {
      discovery
          .<T>addBean()
          .beanClass(type)
          .id("offer")
          .types(type, Object.class)
          .scope(Dependent.class)
          .createWith(context -> bean);
    }
  }
}
