package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
  private Sandbox sandbox;
  private Caller caller;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    caller = Caller.of(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void token_rightSecret_hasDocumentedShapeAndWorks() throws Exception {
    HttpResponse<String> answer = caller.tokenAnswer();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Caller.object(answer))
        .containsOnlyKeys("access_token", "token_type", "expires_in")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", new BigDecimal(3600));
    String token = (String) Caller.object(answer).get("access_token");
    assertThat(token).startsWith("eyJhbGci").hasSizeGreaterThan(200).matches("[A-Za-z0-9._-]+");
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(200);
  }

  @Test
  void tokens_fifty_areFifty() throws Exception {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      tokens.add(caller.token());
    }

    assertThat(tokens).hasSize(50).containsExactlyInAnyOrderElementsOf(sandbox.tokens().issued());
  }

  @Test
  void token_wrongSecretOrId_is401WithAMessage() throws Exception {
    HttpResponse<String> secret = caller.postToken(sandbox.credentials().clientId(), "wrong");
    HttpResponse<String> id = caller.postToken("other", sandbox.credentials().clientSecret());

    assertThat(secret.statusCode()).isEqualTo(401);
    assertThat(id.statusCode()).isEqualTo(401);
    assertThat(Caller.object(secret)).containsOnlyKeys("message");
    assertThat(sandbox.tokens().issued()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_id=a&client_secret=b",
        "[]",
        "{}",
        "{\"client_id\":\"sandbox-client\"}",
        "{\"client_id\":\"sandbox-client\",\"client_secret\":1}",
        "{\"client_id\":\"sandbox-client\",\"client_secret\":null}",
        "{\"client_id\":\"sandbox-client\",\"client_secret\":\"x\"",
        "{'client_id':'sandbox-client','client_secret':'x'}"
      })
  void token_badBody_is400WithAMessageThatDoesNotQuoteIt(String body) throws Exception {
    HttpResponse<String> answer = caller.unsigned("POST", Sandbox.TOKEN_PATH, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.object(answer)).containsOnlyKeys("message");
    assertThat(answer.body()).doesNotContain("sandbox-client");
  }

  @Test
  void token_formInsteadOfJson_is400() throws Exception {
    HttpResponse<String> answer =
        caller.send(
            caller
                .request(Sandbox.TOKEN_PATH, "POST", "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Content-Type");
  }

  @Test
  void secret_rotated_oldOneIsRejected() throws Exception {
    String old = sandbox.credentials().clientSecret();
    String fresh = sandbox.credentials().rotate();

    assertThat(caller.postToken("sandbox-client", old).statusCode()).isEqualTo(401);
    assertThat(caller.postToken("sandbox-client", fresh).statusCode()).isEqualTo(200);
  }

  @Test
  void secret_added_bothAreAccepted() throws Exception {
    String old = sandbox.credentials().clientSecret();
    String fresh = sandbox.credentials().add();

    assertThat(caller.postToken("sandbox-client", old).statusCode()).isEqualTo(200);
    assertThat(caller.postToken("sandbox-client", fresh).statusCode()).isEqualTo(200);
    assertThat(sandbox.credentials().clientSecret()).isEqualTo(fresh);
  }

  @Test
  void secrets_none_rejectsEverybodyUntilReset() throws Exception {
    String secret = sandbox.credentials().clientSecret();
    sandbox.credentials().accept();

    assertThat(caller.postToken("sandbox-client", secret).statusCode()).isEqualTo(401);
    sandbox.reset();
    assertThat(caller.postToken("sandbox-client", secret).statusCode()).isEqualTo(200);
  }

  @Test
  void token_afterItsLifetime_isExpired() throws Exception {
    sandbox.tokens().lifetime(Duration.ofSeconds(1));
    String token = caller.token();

    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> caller.get("/v1/vendor", token).statusCode() == 401);
    JournalEntry last = sandbox.journal().entries().get(sandbox.journal().entries().size() - 1);
    assertThat(last.tokenState()).isEqualTo(TokenState.EXPIRED);
    assertThat(last.tokenOrdinal()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3600\"", "0", "-5", "null", "1.5", "1e9", "\"soon\"", "[]"})
  void expiresIn_advertised_isWhatTheAnswerSays(String json) throws Exception {
    sandbox.tokens().advertise(json);

    assertThat(Json.write(Caller.object(caller.tokenAnswer()).get("expires_in")))
        .isEqualToIgnoringCase(json.equals("1e9") ? "1E+9" : json);
  }

  @Test
  void expiresIn_advertisedNothing_isAbsentUntilALifetimeIsSet() throws Exception {
    sandbox.tokens().advertiseNothing();
    assertThat(Caller.object(caller.tokenAnswer())).doesNotContainKey("expires_in");

    sandbox.tokens().lifetime(Duration.ofSeconds(90));
    assertThat(Caller.object(caller.tokenAnswer())).containsEntry("expires_in", new BigDecimal(90));
  }

  @Test
  void token_revoked_is401AndTheOthersWork() throws Exception {
    String first = caller.token();
    String second = caller.token();

    sandbox.tokens().revoke(1);
    assertThat(caller.get("/v1/vendor", first).statusCode()).isEqualTo(401);
    assertThat(caller.get("/v1/vendor", second).statusCode()).isEqualTo(200);

    sandbox.tokens().revokeAll();
    assertThat(caller.get("/v1/vendor", second).statusCode()).isEqualTo(401);
  }

  @Test
  void token_repeated_isTheSameEvenRevoked() throws Exception {
    sandbox.tokens().repeat(true);
    String first = caller.token();
    sandbox.tokens().revokeAll();

    assertThat(caller.token()).isEqualTo(first);
    sandbox.tokens().repeat(false);
    assertThat(caller.token()).isNotEqualTo(first);
  }

  @Test
  void token_newOne_endsTheOlderWhenAsked() throws Exception {
    sandbox.tokens().newEndsOlder(true);
    String first = caller.token();
    String second = caller.token();

    assertThat(caller.get("/v1/vendor", first).statusCode()).isEqualTo(401);
    assertThat(caller.get("/v1/vendor", second).statusCode()).isEqualTo(200);
  }

  @Test
  void grants_saySinceWhenAndUntilWhenEachTokenWasGood() throws Exception {
    long before = System.nanoTime();
    caller.token();
    sandbox.tokens().repeat(true);
    caller.token();
    List<Grant> good = sandbox.tokens().grants();
    sandbox.tokens().revokeAll();
    long revoked = System.nanoTime();
    sandbox.tokens().revokeAll();
    List<Grant> ended = sandbox.tokens().grants();

    assertThat(good).extracting(Grant::ordinal).containsExactly(1, 1);
    assertThat(good.get(0).fingerprint()).matches("[0-9a-f]{8}");
    assertThat(good.get(0).atNanos() - before).isNotNegative();
    assertThat(good.get(1).atNanos() - good.get(0).atNanos()).isPositive();
    assertThat(good.get(1).endNanos() - before).isGreaterThan(Duration.ofMinutes(59).toNanos());
    assertThat(ended)
        .hasSize(2)
        .allMatch(grant -> grant.endNanos() - good.get(1).atNanos() > 0)
        .allMatch(grant -> grant.endNanos() - revoked <= 0);
  }
}
