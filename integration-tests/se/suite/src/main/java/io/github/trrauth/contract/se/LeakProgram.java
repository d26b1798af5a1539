package io.github.trrauth.contract.se;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.TokenSource;
import io.github.trrauth.contract.FollowingClients;
import io.github.trrauth.leak.Caller;
import io.github.trrauth.leak.Places;
import io.github.trrauth.leak.TrustAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Weld SE application that calls what it is told through Jakarta REST. */
public final class LeakProgram {
  private static final String TRUST_ALL = "trust-all";

  private LeakProgram() {}

  /**
   * Returns the command that runs the application with this JVM's class path.
   *
   * @param options of its JVM
   * @param arguments what {@link #main} gets
   * @return a command
   */
  public static List<String> command(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LeakProgram.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Runs the application.
   *
   * @param arguments {@code trust-all} for an application that has its JVM trust anybody
   * @throws Exception if it cannot be started
   */
  public static void main(String[] arguments) throws Exception {
    boolean trustAll = List.of(arguments).contains(TRUST_ALL);
    if (trustAll) {
      TrustAll.install();
    }
    try (SeContainer container =
        SeContainerInitializer.newInstance().addBeanClasses(Diary.class).initialize()) {
      Path jar =
          Path.of(TokenSource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<Object> roots = Diary.EVENTS;
      roots.add(container.select(TokenSource.class).get());
      Places places = Places.of(TokenSource.class.getName(), jar, roots);
      new Caller((url, header, value) -> send(url, header, value, trustAll), places).serve();
    }
  }

  private static int send(String url, String header, String value, boolean trustAll)
      throws Exception {
    Client client = client(trustAll);
    try {
      Invocation.Builder request = client.target(url).request();
      if (!header.isEmpty()) {
        request.header(header, value);
      }
      try (Response response = request.get()) {
        response.readEntity(String.class);
        return response.getStatus();
      }
    } finally {
      client.close();
    }
  }

  /** A client that follows redirects and uses the JVM's proxy, in the ways of all three. */
  private static Client client(boolean trustAll) throws Exception {
    ClientBuilder builder = FollowingClients.builder();
    builder.property("http.autoredirect", true).property("http.redirect.relative.uri", true);
    String proxy = System.getProperty("https.proxyHost");
    if (proxy != null) {
      builder.property("org.jboss.resteasy.jaxrs.client.proxy.host", proxy);
      builder.property(
          "org.jboss.resteasy.jaxrs.client.proxy.port", System.getProperty("https.proxyPort"));
    }
    if (trustAll) {
      builder.sslContext(TrustAll.context()).hostnameVerifier((host, session) -> true);
    }
    return builder.build();
  }

  /** Keeps what the application is told. */
  @ApplicationScoped
  static class Diary {
    static final List<Object> EVENTS = new CopyOnWriteArrayList<>();

    void write(@ObservesAsync AuthEvent event) {
      EVENTS.add(event);
    }
  }
}
