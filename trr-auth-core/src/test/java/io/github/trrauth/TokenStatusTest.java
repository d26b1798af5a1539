package io.github.trrauth;

import static io.github.trrauth.AuthEvent.Type.API_REJECTED;
import static io.github.trrauth.AuthEvent.Type.CREDENTIALS_REJECTED;
import static io.github.trrauth.AuthEvent.Type.FETCHED;
import static io.github.trrauth.AuthEvent.Type.FETCH_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.TokenStatus.SourceActivity;
import io.github.trrauth.TokenStatus.TokenPhase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody on call can read of a source. */
class TokenStatusTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Fixture fixture = new Fixture(0);
  private final TokenSource source = fixture.source;

  private TokenStatus status() {
    return source.status();
  }

  private Instant in(Duration duration) {
    return fixture.time.wallClock().plus(duration);
  }

  @Test
  void status_nothingHappened_isIdleWithoutAToken() {
    assertThat(status().tokenPhase()).isEqualTo(TokenPhase.NONE);
    assertThat(status().hasUsableToken()).isFalse();
    assertThat(status().tokenRejected()).isFalse();
    assertThat(status().fingerprint()).isNull();
    assertThat(status().timeLeft()).isNull();
    assertThat(status().activity()).isEqualTo(SourceActivity.IDLE);
    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ZERO));
    assertThat(status().failuresInARow()).isZero();
    assertThat(status().refusalsInARow()).isZero();
    assertThat(status().lastAnswer()).isNull();
    assertThat(status().lastRejection()).isNull();
    assertThat(status().alerts()).isEmpty();
    assertThat(status().lastAlert()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, FRESH, true, PT1H, PT45M",
    "PT44M59S, FRESH, true, PT15M1S, PT1S",
    "PT45M, STALE, true, PT15M, PT0S",
    "PT59M30S, EXPIRING, true, PT30S, PT0S",
    "PT60M, EXPIRED, false, PT0S, PT0S",
    "PT70M, EXPIRED, false, PT0S, PT0S"
  })
  void token_ofEachAge_hasPhaseTimeLeftAndNextRefresh(
      Duration age, TokenPhase phase, boolean usable, Duration left, Duration nextFetchIn) {
    AccessToken token = fixture.seed(HOUR, age);

    assertThat(status().tokenPhase()).isEqualTo(phase);
    assertThat(status().hasUsableToken()).isEqualTo(usable);
    assertThat(status().timeLeft()).isEqualTo(left);
    assertThat(status().nextFetchAt()).isEqualTo(in(nextFetchIn));
    assertThat(status().fingerprint()).isEqualTo(token.fingerprint());
    assertThat(status().activity()).isEqualTo(SourceActivity.IDLE);
  }

  @Test
  void fetching_isSaid() {
    fixture.endpoint.answerWith(List.of("silence"));
    source.warmUp();
    fixture.time.settle();

    assertThat(status().activity()).isEqualTo(SourceActivity.FETCHING);
    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ZERO));
  }

  @Test
  void granted_isTheLastAnswerWithTimeAndDuration() {
    fixture.endpoint.answerWith(List.of("silence"));
    source.warmUp();
    fixture.time.advance(Duration.ofSeconds(2));
    fixture.endpoint.release("ok");
    fixture.time.settle();
    Instant then = in(Duration.ZERO);
    fixture.time.advance(Duration.ofMinutes(5));

    AuthEvent answer = status().lastAnswer();
    assertThat(answer.type()).isEqualTo(FETCHED);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at()).isEqualTo(then);
    assertThat(answer.took()).isEqualTo(Duration.ofSeconds(2));
    assertThat(answer.lifetime()).isEqualTo(HOUR);
    assertThat(answer.fingerprint()).isEqualTo(status().fingerprint());
  }

  @Test
  void failed_isTheLastAnswer() {
    fixture.endpoint.answerWith(List.of("503 retry-after=7 body={\"message\":\"Closed.\"}"));
    source.warmUp();
    fixture.time.settle();

    assertThat(status().failuresInARow()).isEqualTo(1);
    assertThat(status().lastAnswer().type()).isEqualTo(FETCH_FAILED);
    assertThat(status().lastAnswer().status()).isEqualTo(503);
    assertThat(status().lastAnswer().detail()).contains("\"Closed.\"");
    assertThat(status().lastAnswer().lifetime()).isNull();
  }

  @Test
  void backingOff_withoutAToken_saysWhenTheNextAttemptCanBe() {
    fixture.endpoint.answerWith(List.of("503", "503", "503"));
    source.warmUp();
    fixture.time.advance(Duration.ofMillis(1500));

    assertThat(status().activity()).isEqualTo(SourceActivity.BACKING_OFF);
    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ofSeconds(2)));
    fixture.time.advance(Duration.ofSeconds(2));
    assertThat(status().activity()).isEqualTo(SourceActivity.IDLE);
    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ZERO));
  }

  @Test
  void backingOff_withAToken_saysTheLaterOfPauseAndRefresh() {
    fixture.seed(HOUR, Duration.ofMinutes(46));
    fixture.endpoint.answerWith(List.of("503"));
    source.warmUp();
    fixture.time.settle();

    assertThat(status().activity()).isEqualTo(SourceActivity.BACKING_OFF);
    assertThat(status().tokenPhase()).isEqualTo(TokenPhase.STALE);
    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ofMillis(500)));
  }

  @Test
  void refused_countsAndSaysWhatTheVendorSaid() {
    fixture.endpoint.answerWith(List.of("401 body={\"message\":\"Who?\"}"));
    source.warmUp();
    fixture.time.settle();

    assertThat(status().refusalsInARow()).isEqualTo(1);
    assertThat(status().failuresInARow()).isZero();
    assertThat(status().activity()).isEqualTo(SourceActivity.BACKING_OFF);
    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ofSeconds(30)));
    assertThat(status().lastAnswer().type()).isEqualTo(CREDENTIALS_REJECTED);
    assertThat(status().lastAnswer().detail()).contains("\"Who?\"");
  }

  @Test
  void granted_afterTrouble_startsCountingAnew() {
    fixture.get("503", "503", "ok");

    assertThat(status().failuresInARow()).isZero();
    assertThat(status().lastAnswer().type()).isEqualTo(FETCHED);
  }

  @Test
  void rejectedByTheApi_isSaidUntilThereIsAnotherToken() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(2));
    source.answered(token, 401, false, "{\"message\":\"No.\"}".getBytes(StandardCharsets.UTF_8));
    Instant then = in(Duration.ZERO);

    assertThat(status().tokenRejected()).isTrue();
    assertThat(status().nextFetchAt()).isEqualTo(then);
    fixture.get("ok");

    assertThat(status().tokenRejected()).isFalse();
    AuthEvent rejection = status().lastRejection();
    assertThat(rejection.type()).isEqualTo(API_REJECTED);
    assertThat(rejection.status()).isEqualTo(401);
    assertThat(rejection.at()).isEqualTo(then);
    assertThat(rejection.detail()).contains("\"No.\"");
    assertThat(rejection.fingerprint()).isEqualTo(token.fingerprint());
  }

  @Test
  void rejectedAgain_newTokensDoNotHelp_saysWhenTheNextIsFetched() {
    AccessToken first = fixture.seed(HOUR, Duration.ofMinutes(2));
    source.answered(first, 401, false, null);
    AccessToken second = fixture.get("ok");
    source.answered(second, 401, true, null);

    assertThat(status().tokenRejected()).isTrue();
    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ofSeconds(1)));
  }

  @Test
  void rejected_endpointRepeatsTheToken_saysWhenItIsAskedAgain() {
    AccessToken token = fixture.get("ok");
    source.answered(token, 401, false, null);
    AccessToken same = fixture.get("ok access_token=same");
    source.answered(same, 401, false, null);

    assertThat(status().nextFetchAt()).isEqualTo(in(Duration.ofSeconds(30)));
  }

  @Test
  void closed_saysSoAndKeepsTheLastAnswer() {
    fixture.get("ok");
    source.close();

    assertThat(status().activity()).isEqualTo(SourceActivity.CLOSED);
    assertThat(status().tokenPhase()).isEqualTo(TokenPhase.NONE);
    assertThat(status().nextFetchAt()).isNull();
    assertThat(status().lastAnswer().type()).isEqualTo(FETCHED);
  }

  @Test
  void listener_seesTheAnswerThatItIsTold() {
    VirtualTime time = new VirtualTime();
    ScriptedEndpoint endpoint = new ScriptedEndpoint(time);
    TokenSource[] self = new TokenSource[1];
    self[0] =
        TokenSource.builder(Fixture.settings())
            .time(time)
            .tasks(time)
            .random(() -> 0)
            .endpoint(endpoint)
            .listener(event -> assertThat(self[0].status().lastAnswer()).isSameAs(event))
            .listener(fixture.events::add)
            .build();
    endpoint.answerWith(List.of("503"));
    self[0].warmUp();
    time.settle();

    assertThat(fixture.events).containsExactly(self[0].status().lastAnswer());
  }

  @Test
  void text_neverHoldsATokenOrASecret() {
    fixture.secrets.current = "very-secret";
    AccessToken token =
        fixture.get(
            "503 body={\"message\":\"very-secret is wrong\"}", "ok access_token=very-token");
    source.answered(
        token, 401, false, "{\"message\":\"very-token is bad\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(status().toString())
        .contains("token=FRESH", "source=IDLE", "left=PT1H", token.fingerprint(), "*** is bad")
        .doesNotContain("very-secret", "very-token");
  }
}
