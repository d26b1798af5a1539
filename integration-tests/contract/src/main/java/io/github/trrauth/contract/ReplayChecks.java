package io.github.trrauth.contract;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** Requests whose token the vendor rejects, sent once more with another one. */
final class ReplayChecks {
  private static final byte[] SMALL = Fixture.utf8("{\"name\": \"a body\"}");
  private static final byte[] LARGE = Fixture.body(300_000);
  private static final byte[] NONE = new byte[0];
  private static final int OVER_LIMIT = 1024 * 1024 + 1;

  private final Fixture fixture;

  ReplayChecks(Fixture fixture) {
    this.fixture = fixture;
  }

  void addTo(List<Check> checks) {
    method(checks, "get", NONE, Invocation.Builder::get);
    method(checks, "delete", NONE, Invocation.Builder::delete);
    method(checks, "post", SMALL, request -> request.post(Fixture.bytes(SMALL)));
    method(checks, "put", SMALL, request -> request.put(Fixture.bytes(SMALL)));
    method(
        checks, "patch", SMALL, request -> request.method(HttpMethod.PATCH, Fixture.bytes(SMALL)));
    method(checks, "post", "Large", LARGE, request -> request.post(Fixture.bytes(LARGE)));
    method(checks, "post", "Form", Fixture.utf8("a=1&b=2"), request -> request.post(form()));
    method(checks, "post", "Stream", LARGE, request -> request.post(stream()));
    method(checks, "put", "StreamingOutput", LARGE, request -> request.put(streamingOutput()));
    method(checks, "post", "EmptyBody", NONE, request -> request.post(Fixture.bytes(NONE)));
    checks.add(fixture.check("head_withRevokedToken_isReplayed", this::head));
    checks.add(fixture.check("replay_ofCreation_createsOnce", this::createsOnce));
    checks.add(fixture.check("replay_ofEncodedUriAndHeaders_saysTheSame", this::saysTheSame));
    checks.add(fixture.check("replay_answeredWithError_isWhatTheCallerSees", this::errorOfReplay));
    checks.add(fixture.check("replay_thatFails_leavesTheFirstAnswer", this::failingReplay));
    checks.add(fixture.check("replay_withLargeAnswer_isReadToItsEnd", this::largeAnswer));
    checks.add(fixture.check("bodyOverLimit_withRevokedToken_is401", this::overLimit));
    checks.add(fixture.check("forbidden_withYoungToken_isHandedOver", this::forbidden));
  }

  private void method(List<Check> checks, String method, byte[] body, Fixture.Sending sending) {
    method(checks, method, "", body, sending);
  }

  private void method(
      List<Check> checks, String method, String what, byte[] body, Fixture.Sending sending) {
    checks.add(
        fixture.check(
            method + what + "_withRevokedToken_isReplayed",
            client -> fixture.replayed(client, method + what, upper(method), body, sending)));
  }

  private static String upper(String method) {
    return method.toUpperCase(java.util.Locale.ROOT);
  }

  private static Entity<Form> form() {
    return Entity.form(new Form("a", "1").param("b", "2"));
  }

  private static Entity<InputStream> stream() {
    return Entity.entity(new ByteArrayInputStream(LARGE), "application/octet-stream");
  }

  private static Entity<StreamingOutput> streamingOutput() {
    return Entity.entity(out -> out.write(LARGE), "application/octet-stream");
  }

  private void head(Client client) {
    fixture.revokeTokenInHand(client);
    Expect.equal("status", 200, Fixture.status(fixture.echo(client, "head").request().head()));
    fixture.expectReplay("head", "HEAD", Fixture.sha256(NONE));
  }

  private void createsOnce(Client client) {
    String list = "/v1/consignments";
    URI vendor = fixture.surroundings().vendor();
    String consignments = Fixture.read(200, client.target(vendor).path(list).request().get());
    String id = consignments.replaceAll("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    String path = list + "/" + id + "/items";
    fixture.vendor().revokeTokens();
    Invocation.Builder request = client.target(vendor).path(path).request();
    Fixture.read(201, request.post(Entity.json("{\"title\": \"a bag\"}")));
    List<Seen> seen = fixture.vendor().seen(path);
    Expect.equal("number of requests " + seen, 2, seen.size());
    Expect.equal("first", "401", seen.get(0).status());
    Expect.equal("second", "201", seen.get(1).status());
  }

  private void saysTheSame(Client client) {
    fixture.revokeTokenInHand(client);
    URI uri =
        URI.create(
            fixture.surroundings().vendor() + "/v1/echo/a%2Fb%20c%7Bd%7D?q=%26%3D+%25&r=%C3%A4");
    Response response =
        client
            .target(uri)
            .request("application/json", "text/plain;q=0.5")
            .acceptLanguage("de")
            .cookie("k", "v")
            .header("X-Twice", "one")
            .header("X-Twice", "two")
            .get();
    String echo = Fixture.read(200, response);
    List<Seen> seen = fixture.vendor().seen("/v1/echo/a%2Fb%20c%7Bd%7D");
    Expect.equal("number of requests " + seen, 2, seen.size());
    Expect.contains("echo", echo, "q=%26%3D+%25&r=%C3%A4");
    Expect.contains("echo", echo, "one");
    Expect.contains("echo", echo, "two");
    Expect.contains("echo", echo, "k=v");
    Expect.contains("echo", echo, "text/plain;q=0.5");
    Expect.contains("echo", echo, "\"de\"");
  }

  private void errorOfReplay(Client client) {
    fixture.revokeTokenInHand(client);
    String path = Fixture.path("error");
    fixture.vendor().next(1, path, "\"status\": 401");
    fixture
        .vendor()
        .next(1, path, "\"status\": 404, \"body\": \"{\\\"of\\\": \\\"the second\\\"}\"");
    Expect.contains(
        "body", Fixture.read(404, fixture.echo(client, "error").request().get()), "the second");
    Expect.equal("number of requests", 2, fixture.vendor().seen(path).size());
  }

  private void failingReplay(Client client) {
    Fixture.read(200, fixture.echo(client, "first").request().get());
    String path = Fixture.path("failing");
    fixture
        .vendor()
        .next(1, path, "\"status\": 401, \"body\": \"{\\\"of\\\": \\\"the first\\\"}\"");
    fixture.vendor().always(path, "\"cut\": \"reset\"");
    Response response = fixture.echo(client, "failing").request().get();
    Expect.contains("body", Fixture.read(401, response), "the first");
    fixture.vendor().calm();
    Fixture.read(200, fixture.echo(client, "after-failing").request().get());
  }

  private void largeAnswer(Client client) {
    fixture.revokeTokenInHand(client);
    fixture.vendor().next(1, Fixture.path("large"), "\"status\": 401");
    fixture.vendor().next(1, Fixture.path("large"), "\"padded\": 1000000");
    Response response = fixture.echo(client, "large").request().get();
    Expect.equal("status", 200, response.getStatus());
    byte[] body = response.readEntity(byte[].class);
    Expect.that("the whole body must come, was " + body.length, body.length > 1_000_000);
  }

  private void overLimit(Client client) {
    fixture.revokeTokenInHand(client);
    byte[] body = Fixture.body(OVER_LIMIT);
    // Not every client can read the answer to a body that it has streamed, so ask it for one first.
    Response own =
        fixture
            .echo(client, "own-over-limit")
            .request()
            .header("Authorization", "Bearer own")
            .post(Fixture.bytes(body));
    Response response = fixture.echo(client, "over-limit").request().post(Fixture.bytes(body));
    Expect.equal("body", Fixture.read(401, own), Fixture.read(401, response));
    fixture.expectOnce(Fixture.path("over-limit"), "REVOKED");
    Fixture.read(200, fixture.echo(client, "after-over-limit").request().get());
  }

  private void forbidden(Client client) {
    Fixture.read(200, fixture.echo(client, "first").request().get());
    fixture
        .vendor()
        .always(Fixture.path("forbidden"), "\"status\": 403, \"body\": \"{\\\"no\\\": true}\"");
    Response response = fixture.echo(client, "forbidden").request().get();
    Expect.contains("body", response.readEntity(new GenericType<String>() {}), "no");
    Expect.equal("status", 403, response.getStatus());
    fixture.expectOnce(Fixture.path("forbidden"), "VALID");
  }
}
