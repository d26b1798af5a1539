package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {
  private Sandbox sandbox;
  private Journal journal;
  private Caller caller;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    journal = sandbox.journal();
    caller = Caller.of(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void entry_call_saysWhatCameAndNamesTheTokenByFingerprint() throws Exception {
    String token = caller.token();
    caller.call("POST", "/v1/consignments/5/items?a=b", token, "{\"title\":\"x\"}");

    JournalEntry entry = journal.signed().get(0);

    assertThat(entry.ordinal()).isEqualTo(2);
    assertThat(entry.listener()).isEqualTo("https");
    assertThat(entry.method()).isEqualTo("POST");
    assertThat(entry.path()).isEqualTo("/v1/consignments/5/items");
    assertThat(entry.query()).isEqualTo("a=b");
    assertThat(entry.tokenState()).isEqualTo(TokenState.VALID);
    assertThat(entry.tokenOrdinal()).isEqualTo(1);
    assertThat(entry.tokenFingerprint())
        .matches("[0-9a-f]{8}")
        .isEqualTo(Sha256.fingerprint(token));
    assertThat(entry.bodyLength()).isEqualTo(13);
    assertThat(entry.body()).isEqualTo("{\"title\":\"x\"}".getBytes(UTF_8));
    assertThat(entry.bodySha256()).isEqualTo(Sha256.of(entry.body()));
    assertThat(entry.headers().get("CONTENT-type")).containsExactly("application/json");
    assertThat(entry.headers().get("authorization"))
        .containsExactly("(token " + entry.tokenFingerprint() + ")");
    assertThat(entry.status()).isEqualTo(201);
    assertThat(entry.finished()).isTrue();
    assertThat(entry.at()).isNotNull();
  }

  @Test
  void text_ofEntriesAndSummary_holdsNoSecretAndNoToken() throws Exception {
    String token = caller.token();
    caller.get("/v1/vendor?leaked=" + token, token);

    assertThat(journal.entries() + journal.summary().toString())
        .doesNotContain(token, sandbox.credentials().clientSecret())
        .contains(Sha256.fingerprint(token));
  }

  @Test
  void seenIn_secret_isTheTokenRequestOnly() throws Exception {
    String token = caller.token();
    caller.get("/v1/vendor", token);

    assertThat(journal.seenIn(sandbox.credentials().clientSecret()))
        .isEqualTo(journal.tokenRequests())
        .hasSize(1);
    assertThat(journal.seenIn(token)).isEqualTo(journal.signed()).hasSize(1);
    assertThatThrownBy(() -> journal.seenIn("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void replay_sameBodyWithAnotherToken_isLinkedToThe401() throws Exception {
    String old = caller.token();
    sandbox.tokens().revokeAll();
    String fresh = caller.token();
    String path = "/v1/consignments/5/items";

    caller.call("POST", path, old, "{\"a\":1}"); // 3
    caller.call("POST", path, old, "{\"a\":1}"); // 4, the same token: no replay
    caller.call("POST", path, fresh, "{\"a\":2}"); // 5, another body: no replay
    caller.call("POST", path, fresh, "{\"a\":1}"); // 6
    caller.call("POST", path, fresh, "{\"a\":1}"); // 7
    caller.call("POST", path, fresh, "{\"a\":1}"); // 8, nothing left to repeat

    assertThat(journal.replays()).extracting(JournalEntry::ordinal).containsExactly(6, 7);
    assertThat(journal.replays()).extracting(JournalEntry::replayOf).containsExactly(3, 4);
    assertThat(journal.summary().replays()).isEqualTo(2);
  }

  @Test
  void summary_mixedTraffic_countsEachKind() throws Exception {
    String token = caller.token();
    caller.postToken("sandbox-client", "wrong");
    caller.get("/v1/vendor", token);
    caller.get("/v1/vendor", "not-a-token");
    caller.unsigned("GET", "/v1/vendor", "");
    caller.unsigned("GET", "/open/echo", "");
    sandbox.next(1, "/v1/items", Misbehaviour.with().status(403));
    caller.get("/v1/items", token);

    JournalSummary summary = journal.summary();

    assertThat(summary.tokenRequests()).isEqualTo(2);
    assertThat(summary.signed()).isEqualTo(3);
    assertThat(summary.unsigned()).isEqualTo(1);
    assertThat(summary.answered401()).isEqualTo(3);
    assertThat(summary.answered403()).isEqualTo(1);
    assertThat(summary.elsewhere()).isZero();
    assertThat(summary.toString().lines())
        .hasSize(8)
        .anyMatch(line -> line.matches("signed calls +3"));
  }

  @Test
  void otherOrigin_tokenSentThere_isCountedAsElsewhere() throws Exception {
    String token = caller.token();
    int port = sandbox.openHttp("other").getPort();

    RawHttp.send(
        java.net.URI.create("http://localhost:" + port),
        "GET /sandbox/settings HTTP/1.0",
        "Authorization: Bearer " + token);

    assertThat(journal.entries(entry -> entry.listener().equals("other")))
        .singleElement()
        .returns("/sandbox/settings", JournalEntry::path)
        .returns(404, JournalEntry::status);
    assertThat(journal.summary().elsewhere()).isEqualTo(1);
    assertThat(journal.signed()).isEmpty();
  }

  @Test
  void await_tooFew_isFalseWhenTheTimeIsUp() throws Exception {
    caller.token();

    assertThat(journal.await(1, entry -> true, Duration.ofSeconds(20))).isTrue();
    assertThat(journal.await(2, entry -> true, Duration.ofMillis(20))).isFalse();
  }

  @Test
  void clear_journal_beginsAtOneAgain() throws Exception {
    String token = caller.token();
    journal.clear();
    caller.get("/v1/vendor", token);

    assertThat(journal.entries()).extracting(JournalEntry::ordinal).isEqualTo(List.of(1));
    assertThat(journal.summary().tokenRequests()).isZero();
  }

  @Test
  void largeBodies_beyondTheLimit_areForgottenButCounted() throws Exception {
    String body = "x".repeat(1024 * 1024 + 1);
    for (int i = 0; i < 70; i++) {
      caller.unsigned("POST", "/v1/echo", body);
    }

    assertThat(journal.entries()).hasSizeBetween(50, 64);
    assertThat(journal.summary().unsigned()).isEqualTo(70);
    JournalEntry last = journal.entries().get(journal.entries().size() - 1);
    assertThat(last.bodyLength()).isEqualTo(body.length());
    assertThat(last.body()).hasSize(1024 * 1024);
  }
}
