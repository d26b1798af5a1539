package io.github.trrauth.servers.app;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** What the server has taken from the jar, beyond what the jar offers to clients. */
final class Inventory {
  private static final String OURS = "io.github.trrauth.";
  private static final List<String> SERVICES =
      List.of(
          "jakarta.json.spi.JsonProvider",
          "jakarta.json.bind.spi.JsonbProvider",
          "jakarta.servlet.ServletContainerInitializer",
          "jakarta.ws.rs.container.DynamicFeature",
          "jakarta.ws.rs.container.ContainerRequestFilter",
          "jakarta.ws.rs.client.ClientBuilder",
          "java.net.spi.URLStreamHandlerProvider");

  private Inventory() {}

  /** Lists it: a line each, prefixed with who has taken it. */
  static List<String> of(Configuration server) {
    List<String> found = new ArrayList<>();
    server.getClasses().forEach(type -> add(found, "JAX-RS class ", type));
    server.getInstances().forEach(one -> add(found, "JAX-RS instance ", one.getClass()));
    for (Bean<?> bean :
        CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      add(found, "bean ", bean.getBeanClass());
    }
    SERVICES.forEach(service -> addServices(found, service));
    return found;
  }

  private static void addServices(List<String> found, String service) {
    try {
      for (Object one : ServiceLoader.load(Class.forName(service))) {
        add(found, service + " ", one.getClass());
      }
    } catch (ClassNotFoundException e) {
      // Not in this server, so it cannot pick anything up.
    }
  }

  private static void add(List<String> found, String who, Class<?> type) {
    boolean ofTheTest =
        type.getName().startsWith(OURS + "servers.")
            || type.getName().startsWith(OURS + "contract.");
    if (type.getName().startsWith(OURS) && !ofTheTest) {
      found.add(who + type.getName());
    }
  }
}
