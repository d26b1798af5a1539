package io.github.trrauth.contract;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import java.net.URI;
import java.util.List;

/** Which requests carry a token, and which do not. */
final class SigningChecks {
  private static final String OPEN = "/open/echo/signing";

  private final Fixture fixture;

  SigningChecks(Fixture fixture) {
    this.fixture = fixture;
  }

  void addTo(List<Check> checks) {
    checks.add(fixture.check("request_toVendor_isSigned", this::signed));
    checks.add(fixture.check("request_toOtherOrigin_staysUntouched", this::otherOrigin));
    checks.add(fixture.check("request_overPlainHttp_staysUntouched", this::plainHttp));
    checks.add(fixture.check("request_toTokenEndpoint_staysUntouched", this::tokenEndpoint));
    checks.add(fixture.check("request_withOwnAuthorization_keepsIt", this::ownAuthorization));
    checks.add(
        fixture.check("request_withOwnAuthorizationInLowerCase_keepsIt", this::ownInLowerCase));
    checks.add(fixture.check("invocation_sentTwice_isSignedTwice", this::reusedInvocation));
  }

  private void signed(Client client) {
    Fixture.read(
        200, client.target(fixture.surroundings().vendor()).path("/v1/vendor").request().get());
    fixture.expectOnce("/v1/vendor", "VALID");
  }

  private void otherOrigin(Client client) {
    unsigned(client, fixture.surroundings().elsewhere());
  }

  private void plainHttp(Client client) {
    unsigned(client, fixture.surroundings().plainHttp());
  }

  private void unsigned(Client client, URI origin) {
    Fixture.read(200, client.target(origin).path(OPEN).request().get());
    fixture.expectOnce(OPEN, "NONE");
  }

  private void tokenEndpoint(Client client) {
    Fixture.status(
        client
            .target(fixture.surroundings().vendor())
            .path("/v1/bearer-token")
            .request()
            .post(Entity.json("{}")));
    fixture.vendor().seen("/v1/bearer-token").stream()
        .forEach(seen -> Expect.equal("token of " + seen, "NONE", seen.token()));
  }

  private void ownAuthorization(Client client) {
    own(client, "own", "Authorization");
  }

  private void ownInLowerCase(Client client) {
    own(client, "own-lower", "authorization");
  }

  private void own(Client client, String name, String header) {
    Invocation.Builder request =
        fixture.echo(client, name).request().header(header, "Basic b3duOm93bg==");
    Fixture.read(401, request.get());
    fixture.expectOnce(Fixture.path(name), "MALFORMED");
  }

  private void reusedInvocation(Client client) {
    Invocation invocation = fixture.echo(client, "reused").request().buildGet();
    Fixture.read(200, invocation.invoke());
    fixture.vendor().revokeTokens();
    Fixture.read(200, invocation.invoke());
    Fixture.read(200, invocation.invoke());
    List<Seen> seen = fixture.vendor().seen(Fixture.path("reused"));
    Expect.equal("number of requests " + seen, 4, seen.size());
    Expect.equal("token of the last", "VALID", seen.get(3).token());
    Expect.equal("statuses", "200 401 200 200", statuses(seen));
  }

  private static String statuses(List<Seen> seen) {
    StringBuilder statuses = new StringBuilder();
    seen.forEach(one -> statuses.append(' ').append(one.status()));
    return statuses.substring(1);
  }
}
