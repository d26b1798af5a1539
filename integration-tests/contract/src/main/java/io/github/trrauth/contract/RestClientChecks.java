package io.github.trrauth.contract;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** MicroProfile Rest Clients, built and injected; the only class that needs their API. */
final class RestClientChecks {
  private final Fixture fixture;
  private final Surroundings surroundings;

  RestClientChecks(Fixture fixture, Surroundings surroundings) {
    this.fixture = fixture;
    this.surroundings = surroundings;
  }

  static boolean isAvailable() {
    try {
      RestClientBuilder.newBuilder();
      return true;
    } catch (RuntimeException e) {
      // The API without an implementation.
      return false;
    }
  }

  void addTo(List<Check> checks) {
    add(checks, "builtClient", this::built);
    checks.add(check("followingClient_redirectedElsewhere_carriesNothing", this::redirected));
    Supplier<?> injected = surroundings.injectedClient();
    if (injected != null) {
      add(checks, "injectedClient", () -> (EchoClient) injected.get());
    }
  }

  private void add(List<Check> checks, String kind, Supplier<EchoClient> clients) {
    checks.add(check(kind + "_sync_isReplayed", () -> sync(clients.get(), kind)));
    checks.add(check(kind + "_async_isReplayed", () -> async(clients.get(), kind)));
    checks.add(check(kind + "_post_isReplayed", () -> post(clients.get(), kind)));
  }

  private Check check(String name, Check.Body body) {
    return fixture.check(
        name,
        ClientBuilder::newBuilder,
        client -> {
          fixture.revokeTokenInHand(client);
          body.run();
        });
  }

  private EchoClient built() {
    return RestClientBuilder.newBuilder().baseUri(surroundings.vendor()).build(EchoClient.class);
  }

  private void redirected() {
    String target = "/open/echo/rest-client-target";
    fixture
        .vendor()
        .always(
            "/v1/echo/rest-client/redirected",
            "\"status\": 302, \"headers\": {\"Location\": \""
                + surroundings.elsewhere().resolve(target)
                + "\"}");
    EchoClient client =
        RestClientBuilder.newBuilder()
            .baseUri(surroundings.vendor())
            .followRedirects(true)
            .build(EchoClient.class);
    Expect.contains("echo", client.get("redirected"), "NONE");
    fixture.expectOnce(target, "NONE");
  }

  private void sync(EchoClient client, String kind) {
    Expect.contains("echo", client.get(kind), "VALID");
    fixture.expectReplay("rest-client/" + kind, "GET", Fixture.sha256(new byte[0]));
  }

  private void async(EchoClient client, String kind) throws Exception {
    String echo = client.getAsync(kind).toCompletableFuture().get(30, TimeUnit.SECONDS);
    Expect.contains("echo", echo, "VALID");
    fixture.expectReplay("rest-client-async/" + kind, "GET", Fixture.sha256(new byte[0]));
  }

  private void post(EchoClient client, String kind) {
    Expect.contains("echo", client.post(kind, "a body"), "VALID");
    fixture.expectReplay(
        "rest-client-post/" + kind, "POST", Fixture.sha256(Fixture.utf8("a body")));
  }
}
