package io.github.trrauth.benchmarks;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The calls of {@link CallProgram}, as an application would write them. */
@Dependent
class Calls implements AutoCloseable {
  private static final String BODY = "{\"title\":\"" + "x".repeat(Call.BODY_BYTES - 12) + "\"}";

  private final Client client = ClientBuilder.newClient();
  private final Client plain = ClientBuilder.newClient();
  private WebTarget vendor = client.target("");
  private WebTarget elsewhere = client.target("");

  /**
   * Says where to call.
   *
   * @param urls the vendor, and another host
   * @param header what a filter of the application's own sets; null if somebody else signs
   */
  Calls open(String[] urls, @Nullable String header) {
    if (header != null) {
      client.register(new ConstantHeader(header));
    }
    vendor = client.target(urls[0]).path("v1/vendor");
    // A filter that knew no hosts would sign there, too: its application has another client.
    elsewhere = (header == null ? client : plain).target(urls[1]).path("v1/other");
    return this;
  }

  /** Calls once. */
  void run(Call call) {
    switch (call) {
      case GET -> expectSuccess(vendor.request().get());
      case POST -> expectSuccess(vendor.request().post(Entity.json(BODY)));
      case ELSEWHERE -> expectSuccess(elsewhere.request().post(Entity.json(BODY)));
    }
  }

  private static void expectSuccess(Response response) {
    try (response) {
      if (response.getStatus() != 200 || response.readEntity(String.class).isEmpty()) {
        throw new IllegalStateException("the answer was " + response.getStatus());
      }
    }
  }

  @Override
  public void close() {
    client.close();
    plain.close();
  }

  /** What people write who have a token that never ends. */
  private record ConstantHeader(String value) implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
      request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, value);
    }
  }
}
