package io.github.trrauth.se;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** The life of an application whose jars have a class loader of their own, from start to end. */
public final class Round implements ToIntFunction<String> {
  /** Made by reflection, in the application's class loader. */
  public Round() {}

  /** Starts the application, calls the vendor twice, and ends it; returns the last status. */
  @Override
  public int applyAsInt(String uri) {
    SeContainer container =
        SeContainerInitializer.newInstance()
            .addBeanClasses(Anchor.class)
            // A hook is for an application that lives as long as its JVM.
            .addProperty("org.jboss.weld.se.shutdownHook", false)
            .initialize();
    try {
      callByInterface(uri);
      return call(uri);
    } finally {
      container.close();
      // What a server does when an application ends; SmallRye keeps one for each class loader.
      ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }
  }

  private static void callByInterface(String uri) {
    try (Vendor vendor =
        RestClientBuilder.newBuilder().baseUri(URI.create(uri)).build(Vendor.class)) {
      vendor.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int call(String uri) {
    Client client = ClientBuilder.newClient();
    try (Response response = client.target(uri).request().get()) {
      response.readEntity(String.class);
      return response.getStatus();
    } finally {
      client.close();
    }
  }

  /** A MicroProfile Rest Client. */
  public interface Vendor extends Closeable {
    /** Calls the vendor. */
    @GET
    String get();
  }

  /** A bean, without which Weld finds nothing to deploy. */
  static class Anchor {}
}
