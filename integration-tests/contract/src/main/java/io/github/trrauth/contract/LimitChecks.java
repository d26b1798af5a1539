package io.github.trrauth.contract;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Redirects, floods and what goes wrong for good. */
final class LimitChecks {
  private static final int UNREAD = 1000;
  private static final int IN_A_ROW = 8;

  private final Fixture fixture;

  LimitChecks(Fixture fixture) {
    this.fixture = fixture;
  }

  void addTo(List<Check> checks) {
    checks.add(fixture.check("redirect_toOtherOrigin_carriesNothing", this::redirect));
    checks.add(
        fixture.check(
            "redirect_thatIsFollowed_carriesNothingElsewhere",
            FollowingClients::builder,
            this::followedRedirect));
    checks.add(
        fixture.check(
            "redirects_inARow_leadToTheLastOne", FollowingClients::builder, this::redirectsInARow));
    checks.add(fixture.check("thousandAnswers_closedUnread_leakNothing", this::unread));
    checks.add(fixture.check("call_withoutToken_failsUnsent", this::withoutToken));
    // The last: a token that did not help makes the source careful with the next replays.
    checks.add(fixture.check("call_thatIsAlwaysRejected_isSentTwice", this::alwaysRejected));
  }

  private void redirect(Client client) {
    Fixture.read(200, fixture.echo(client, "first").request().get());
    String target = "/open/echo/redirected";
    URI elsewhere = fixture.surroundings().elsewhere().resolve(target);
    String path = Fixture.path("redirect");
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      fixture
          .vendor()
          .next(
              1,
              path,
              "\"status\": " + status + ", \"headers\": {\"Location\": \"" + elsewhere + "\"}");
      int seen = Fixture.status(fixture.echo(client, "redirect").request().get());
      Expect.that(
          "status must be a redirect's or its target's, was " + seen,
          seen == status || seen == 200);
    }
    for (Seen seen : fixture.vendor().seen(target)) {
      Expect.equal("token of " + seen, "NONE", seen.token());
    }
  }

  /** The client is told to follow redirects, where it can be told. */
  private void followedRedirect(Client client) {
    String here = "/open/echo/followed-here";
    String there = "/open/echo/followed-there";
    URI elsewhere = fixture.surroundings().elsewhere().resolve(there);
    redirectTo(Fixture.path("here"), here);
    redirectTo(Fixture.path("there"), elsewhere.toString());
    int seenHere = Fixture.status(fixture.echo(client, "here").request().get());
    int seenThere = Fixture.status(fixture.echo(client, "there").request().get());
    if (FollowingClients.follow(client)) {
      Expect.equal("status here", 200, seenHere);
      Expect.equal("status there", 200, seenThere);
      Expect.equal("requests here", 1, fixture.vendor().seen(here).size());
      Expect.equal("requests there", 1, fixture.vendor().seen(there).size());
    }
    fixture.vendor().seen(here).forEach(seen -> Expect.equal("" + seen, "VALID", seen.token()));
    fixture.vendor().seen(there).forEach(seen -> Expect.equal("" + seen, "NONE", seen.token()));
    otherHostsRedirects(client, there);
  }

  private void redirectsInARow(Client client) {
    for (int hop = 1; hop < IN_A_ROW; hop++) {
      redirectTo(Fixture.path("row-" + hop), Fixture.path("row-" + (hop + 1)));
    }
    Response response = fixture.echo(client, "row-1").request().get();
    if (FollowingClients.follow(client)) {
      Fixture.read(200, response);
      fixture.expectOnce(Fixture.path("row-" + IN_A_ROW), "VALID");
    } else {
      Expect.equal("status", 302, Fixture.status(response));
    }
  }

  /** Requests that are none of ours are redirected as before. */
  private void otherHostsRedirects(Client client, String to) {
    String from = "/open/echo/of-others";
    redirectTo(from, to);
    int before = fixture.vendor().seen(to).size();
    URI elsewhere = fixture.surroundings().elsewhere();
    int status = Fixture.status(client.target(elsewhere).path(from).request().get());
    if (FollowingClients.follow(client)) {
      Expect.equal("status of another host's", 200, status);
      Expect.equal("requests", before + 1, fixture.vendor().seen(to).size());
    }
    fixture.expectOnce(from, "NONE");
  }

  private void redirectTo(String path, String location) {
    fixture
        .vendor()
        .always(path, "\"status\": 302, \"headers\": {\"Location\": \"" + location + "\"}");
  }

  /** Every eighth answer is that of a replay, which has two connections to lose. */
  private void unread(Client client) {
    Fixture.read(200, fixture.echo(client, "first").request().get());
    for (int i = 0; i < UNREAD; i++) {
      if (i % 8 == 0) {
        fixture.vendor().revokeTokens();
      }
      int status = Fixture.status(fixture.echo(client, "unread").request().get());
      Expect.equal("status of call " + i, 200, status);
    }
  }

  private void alwaysRejected(Client client) {
    Fixture.read(200, fixture.echo(client, "first").request().get());
    fixture
        .vendor()
        .always(
            Fixture.path("always"),
            "\"status\": 401, \"body\": \"{\\\"message\\\": \\\"Never\\\"}\"");
    Response response =
        fixture.echo(client, "always").request().post(Fixture.bytes(Fixture.utf8("x")));
    Expect.contains("body", Fixture.read(401, response), "Never");
    List<Seen> seen = fixture.vendor().seen(Fixture.path("always"));
    Expect.equal("number of requests " + seen, 2, seen.size());
    Expect.that(
        "the second must have another token",
        !seen.get(0).fingerprint().equals(seen.get(1).fingerprint()));
    Fixture.read(200, fixture.echo(client, "after-always").request().get());
  }

  private void withoutToken(Client client) {
    fixture.vendor().tokenLifetime(1);
    fixture.vendor().revokeTokens();
    Fixture.read(200, fixture.echo(client, "first").request().get());
    fixture.vendor().always("/v1/bearer-token", "\"status\": 503");
    Throwable[] failure = new Throwable[1];
    Expect.eventually(
        "the end of the token",
        () -> {
          try {
            Fixture.status(fixture.echo(client, "without").request().get());
          } catch (ProcessingException e) {
            failure[0] = e;
          }
          return failure[0] != null;
        });
    Expect.that("the cause must be ours, was " + failure[0], hasCause(failure[0]));
    for (Seen seen : fixture.vendor().seen(Fixture.path("without"))) {
      Expect.that("nothing must be sent unsigned, was " + seen, !seen.token().equals("NONE"));
    }
    fixture.vendor().calm();
    Expect.eventually("a token", () -> works(client));
  }

  private boolean works(Client client) {
    try {
      return Fixture.status(fixture.echo(client, "works").request().get()) == 200;
    } catch (ProcessingException e) {
      return false;
    }
  }

  /** By name, since a server may load this class and ours with different loaders. */
  private static boolean hasCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().equals("io.github.trrauth.TokenUnavailableException")) {
        return true;
      }
    }
    return false;
  }
}
