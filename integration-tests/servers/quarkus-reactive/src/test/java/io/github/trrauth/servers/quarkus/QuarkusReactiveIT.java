package io.github.trrauth.servers.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.TokenState;
import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.QuarkusProcess;
import io.github.trrauth.servers.RuntimeContract;
import io.github.trrauth.servers.Server;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Quarkus with {@code quarkus-rest-client}, whose answers are seen on an event loop: MicroProfile
 * Rest Clients are signed, and nothing is replayed.
 */
class QuarkusReactiveIT extends RuntimeContract {
  /**
   * Nothing of ours gets into a client that {@code ClientBuilder} makes, unless it is put there.
   */
  private static final Set<String> NOT_COVERED = Set.of("built", "built-before");

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Override
  protected Server newServer() {
    return QuarkusProcess.prepare();
  }

  @Override
  public String anyClient() {
    return "injected";
  }

  @Override
  public boolean replays() {
    return false;
  }

  @Override
  public Calling calling(String thread, String client) {
    if (FOREIGN.contains(thread) && client.equals("rest-client") && !thread.equals("common-pool")) {
      // Its settings are found with the context class loader of the thread.
      return Calling.IMPOSSIBLE;
    }
    return NOT_COVERED.contains(client) ? Calling.UNSIGNED : Calling.SIGNED;
  }

  /** Its Rest Clients throw what is inside of a {@code ProcessingException}. */
  @Override
  public String failureOfACall() {
    return "io.github.trrauth.TokenUnavailableException";
  }

  @Test
  void clientOfClientBuilder_withoutTheFeature_isNotSigned() throws Exception {
    stage()
        .with(
            application("not-covered"),
            probe -> {
              assertThat(probe.call("request", "built")).containsEntry("state", "NONE");
              assertThat(probe.call("request", "registered-before"))
                  .containsEntry("state", "VALID");
            });
  }

  @Test
  void rejectedCall_isNotReplayed_andTheNextOneHasANewToken() throws Exception {
    stage()
        .with(
            application("rejected"),
            probe -> {
              assertThat(probe.call("request", "injected")).containsEntry("state", "VALID");
              stage().vendor().tokens().revokeAll();
              assertThat(probe.call("request", "injected").get("failure")).contains("401");
              assertThat(probe.call("request", "injected")).containsEntry("state", "VALID");
            });
    assertThat(stage().vendor().journal().signed())
        .extracting(JournalEntry::tokenState)
        .containsExactly(TokenState.VALID, TokenState.REVOKED, TokenState.VALID);
  }

  @Test
  void callOnEventLoop_withoutToken_givesTheLoopBackAndIsSigned() throws Exception {
    Sandbox vendor = stage().vendor();
    vendor.always(Sandbox.TOKEN_PATH, Misbehaviour.with().hang());
    stage()
        .with(
            application("event-loop").with("trr.auth.eager", "false"),
            probe -> {
              CompletableFuture<String> answer = get("event-loop/call");
              Awaitility.await().atMost(LIMIT).until(() -> vendor.hanging() == 1);
              Awaitility.await()
                  .atMost(LIMIT)
                  .until(() -> get("event-loop/returned").join().equals("true"));
              assertThat(vendor.journal().tokenRequests()).hasSize(1);
              vendor.clear(Sandbox.TOKEN_PATH);
              vendor.release();
              assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                  .contains("event loop: true")
                  .contains("\"token_state\":\"VALID\"");
            });
  }

  @Test
  void callOnEventLoop_whenNoTokenCanBeHad_failsWithTheReason() throws Exception {
    stage().vendor().always(Sandbox.TOKEN_PATH, Misbehaviour.with().status(503));
    stage()
        .with(
            application("event-loop-down"),
            probe ->
                assertThat(get("event-loop/call").get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .contains("event loop: true")
                    .contains("No token from localhost"));
  }

  private CompletableFuture<String> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(stage().server().uri().resolve(path)).timeout(LIMIT).build();
    return HttpClient.newHttpClient()
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(HttpResponse::body);
  }
}
