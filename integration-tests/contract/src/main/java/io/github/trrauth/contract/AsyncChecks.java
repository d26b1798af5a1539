package io.github.trrauth.contract;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.InvocationCallback;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Requests that are sent asynchronously. */
final class AsyncChecks {
  private static final int MANY = 50;
  private static final long LIMIT_SECONDS = 30;

  private final Fixture fixture;

  AsyncChecks(Fixture fixture) {
    this.fixture = fixture;
  }

  void addTo(List<Check> checks) {
    checks.add(fixture.check("future_withRevokedToken_isReplayed", this::future));
    checks.add(fixture.check("callback_withRevokedToken_isReplayed", this::callback));
    checks.add(fixture.check("rx_withRevokedToken_isReplayed", this::rx));
    checks.add(new Check("fiftyCalls_onOneThread_areAllAnswered", this::onOneThread));
  }

  private void future(Client client) throws Exception {
    fixture.revokeTokenInHand(client);
    byte[] body = Fixture.utf8("later");
    Future<Response> future =
        fixture.echo(client, "future").request().async().post(Fixture.bytes(body));
    Fixture.read(200, future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    fixture.expectReplay("future", "POST", Fixture.sha256(body));
  }

  private void callback(Client client) throws Exception {
    fixture.revokeTokenInHand(client);
    CompletableFuture<String> text = new CompletableFuture<>();
    Future<String> unused =
        fixture
            .echo(client, "callback")
            .request()
            .async()
            .get(
                new InvocationCallback<String>() {
                  @Override
                  public void completed(String response) {
                    text.complete(response);
                  }

                  @Override
                  public void failed(Throwable throwable) {
                    text.completeExceptionally(throwable);
                  }
                });
    Expect.contains("echo", text.get(LIMIT_SECONDS, TimeUnit.SECONDS), "VALID");
    fixture.expectReplay("callback", "GET", Fixture.sha256(new byte[0]));
  }

  private void rx(Client client) throws Exception {
    fixture.revokeTokenInHand(client);
    byte[] body = Fixture.utf8("later");
    CompletableFuture<Response> answer =
        fixture.echo(client, "rx").request().rx().post(Fixture.bytes(body)).toCompletableFuture();
    Fixture.read(200, answer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    fixture.expectReplay("rx", "POST", Fixture.sha256(body));
  }

  private void onOneThread() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      fixture
          .check("one", () -> ClientBuilder.newBuilder().executorService(one), this::fiftyCalls)
          .run();
    } finally {
      one.shutdownNow();
    }
  }

  private void fiftyCalls(Client client) throws Exception {
    fixture.revokeTokenInHand(client);
    List<Future<Response>> answers = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      answers.add(fixture.echo(client, "many").request().async().get());
    }
    for (Future<Response> answer : answers) {
      Fixture.read(200, answer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
    List<Seen> seen = fixture.vendor().seen(Fixture.path("many"));
    long good = seen.stream().filter(one -> one.status().equals("200")).count();
    Expect.equal("answers with 200", (long) MANY, good);
    // One for the check's first call where there was no token yet, one after the revocation.
    int fetches = fixture.vendor().seen("/v1/bearer-token").size();
    Expect.that("fetches must be at most 2, were " + fetches, fetches <= 2);
  }
}
