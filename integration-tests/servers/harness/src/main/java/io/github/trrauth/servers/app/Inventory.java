package io.github.trrauth.servers.app;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
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
    server.getClasses().forEach(type -> addUnlessForClients(found, type));
    server.getInstances().forEach(one -> addUnlessForClients(found, one.getClass()));
    for (Bean<?> bean :
        CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      // Every portable extension is a bean, by the specification.
      if (!Extension.class.isAssignableFrom(bean.getBeanClass())) {
        add(found, "bean ", bean.getBeanClass());
      }
    }
    SERVICES.forEach(service -> addServices(found, service));
    return found;
  }

  /** RESTEasy lists the providers of both sides, and uses each on the side that it is for. */
  private static void addUnlessForClients(List<String> found, Class<?> type) {
    ConstrainedTo side = type.getAnnotation(ConstrainedTo.class);
    if (side == null || side.value() != RuntimeType.CLIENT) {
      add(found, "JAX-RS ", type);
    }
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
    if (isOurs(type.getName())) {
      found.add(who + type.getName());
    }
  }

  /** Lists what of the jar is at work on this thread. */
  static List<String> atWork() {
    List<String> found = new ArrayList<>();
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (isOurs(frame.getClassName())) {
        found.add("at work " + frame);
      }
    }
    return found;
  }

  private static boolean isOurs(String name) {
    boolean ofTheTest = name.startsWith(OURS + "servers.") || name.startsWith(OURS + "contract.");
    return name.startsWith(OURS) && !ofTheTest;
  }
}
