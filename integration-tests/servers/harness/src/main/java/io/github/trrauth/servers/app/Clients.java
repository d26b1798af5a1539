package io.github.trrauth.servers.app;

import io.github.trrauth.TokenSource;
import io.github.trrauth.cdi.TrrAuthFeature;
import io.github.trrauth.contract.EchoClient;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The ways in which the application calls the vendor's echo. */
final class Clients {
  private Clients() {}

  /**
   * Prepares a call, on the thread that serves the request.
   *
   * @return what makes the call, on any thread, and returns the echo
   */
  static Callable<String> call(String client) {
    return switch (client) {
      case "built" -> () -> closing(ClientBuilder.newClient());
      case "built-before" -> before(ClientBuilder.newClient());
      case "registered" -> () -> closing(ClientBuilder.newClient().register(new TrrAuthFeature()));
      case "registered-before" -> before(ClientBuilder.newClient().register(new TrrAuthFeature()));
      case "injected" -> before(injected());
      case "rest-client" -> Clients::restClient;
      case "url" -> () -> url(uri());
      // Found on the request thread: looking up a bean is the container's affair, not ours.
      case "token-source" -> before(tokenSource());
      default -> throw new IllegalArgumentException("There is no client " + client + ".");
    };
  }

  private static Callable<String> before(Client client) {
    return () -> closing(client);
  }

  private static Callable<String> before(EchoClient client) {
    return () -> client.get("thread");
  }

  private static Callable<String> before(TokenSource source) {
    return () -> jdkClient(source);
  }

  static EchoClient injected() {
    return CDI.current().select(EchoClient.class, RestClient.LITERAL).get();
  }

  private static TokenSource tokenSource() {
    return CDI.current().select(TokenSource.class).get();
  }

  static String fingerprintOfTokenInHand() {
    return tokenSource().get().fingerprint();
  }

  private static String restClient() throws Exception {
    EchoClient client =
        RestClientBuilder.newBuilder().baseUri(Surrounding.vendor()).build(EchoClient.class);
    try {
      return client.get("thread");
    } finally {
      if (client instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  private static String closing(Client client) {
    try {
      return echo(client);
    } finally {
      client.close();
    }
  }

  private static String echo(Client client) {
    return get(client, uri());
  }

  /** The echo that unsigned requests do not get. */
  static String protectedEcho(Client client) {
    return get(client, Surrounding.vendor().resolve("/v1/echo/load"));
  }

  private static String get(Client client, URI uri) {
    try (Response response = client.target(uri).request().get()) {
      String body = response.readEntity(String.class);
      if (response.getStatus() != 200) {
        throw new IllegalStateException(response.getStatus() + " " + body);
      }
      return body;
    }
  }

  private static String jdkClient(TokenSource source) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri()).header("Authorization", source.get().headerValue()).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** The way of old code, which only the agent signs. */
  private static String url(URI uri) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** It answers signed and unsigned requests alike, and says which this was. */
  private static URI uri() {
    return Surrounding.vendor().resolve("/open/echo/thread");
  }
}
