package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is counted. */
class TokenMetricsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Fixture fixture = new Fixture(0);
  private final TokenSource source = fixture.source;

  @Test
  void metrics_nothingHappened_areZero() {
    TokenMetrics metrics = source.metrics();

    assertThat(metrics.requestsSigned()).isZero();
    assertThat(metrics.fetchesGranted()).isZero();
    assertThat(metrics.fetchesFailed()).isZero();
    assertThat(metrics.fetchesRejected()).isZero();
    assertThat(metrics.fetchTime()).isZero();
    assertThat(metrics.unauthorized()).isZero();
    assertThat(metrics.forbidden()).isZero();
    assertThat(metrics.replays()).isZero();
    assertThat(metrics.waits()).isZero();
    assertThat(metrics.alerts()).isZero();
    assertThat(metrics.tokenAge()).isNull();
    assertThat(metrics.tokenTimeLeft()).isNull();
  }

  @Test
  void fetches_areCountedByOutcome() {
    fixture.get("503", "503", "ok expires_in=10");
    fixture.time.advance(Duration.ofSeconds(10));
    fixture.secrets.next = "s2";
    fixture.get("401", "ok");

    TokenMetrics metrics = source.metrics();
    assertThat(metrics.fetchesFailed()).isEqualTo(2);
    assertThat(metrics.fetchesGranted()).isEqualTo(2);
    assertThat(metrics.fetchesRejected()).isEqualTo(1);
  }

  @Test
  void fetchTime_isTheSumOfAllRequests() {
    fixture.endpoint.answerWith(List.of("silence"));
    CompletableFuture<AccessToken> asked = source.getAsync().toCompletableFuture();
    fixture.time.advance(Duration.ofSeconds(3));
    fixture.endpoint.release("ok expires_in=10");
    fixture.time.settle();
    assertThat(asked).isCompleted();
    fixture.time.advance(Duration.ofSeconds(7));
    fixture.endpoint.answerWith(List.of("silence"));
    source.warmUp();
    fixture.time.advance(Duration.ofSeconds(2));
    fixture.endpoint.release("503");

    assertThat(source.metrics().fetchTime()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void answers_areCountedByStatusAndReplay() {
    AccessToken token = fixture.seed(HOUR, Duration.ZERO);

    source.answered(token, 200, false, null);
    source.answered(token, 401, false, null);
    source.answered(token, 401, true, null);
    source.answered(token, 403, false, null);
    source.answered(token, 200, true, null);

    TokenMetrics metrics = source.metrics();
    assertThat(metrics.requestsSigned()).isEqualTo(5);
    assertThat(metrics.unauthorized()).isEqualTo(2);
    assertThat(metrics.forbidden()).isEqualTo(1);
    assertThat(metrics.replays()).isEqualTo(2);
  }

  @Test
  void waits_onlyCallersWhoWait_areCounted() {
    fixture.get("ok");
    assertThat(source.metrics().waits()).isEqualTo(1);

    source.get();
    fixture.time.advance(Duration.ofMinutes(45));
    fixture.endpoint.answerWith(List.of("503"));
    fixture.get();
    assertThat(source.metrics().waits()).isEqualTo(1);
  }

  @Test
  void token_ageAndTimeLeft_areThoseOfTheTokenInHand() {
    fixture.seed(HOUR, Duration.ofMinutes(10));

    assertThat(source.metrics().tokenAge()).isEqualTo(Duration.ofMinutes(10));
    assertThat(source.metrics().tokenTimeLeft()).isEqualTo(Duration.ofMinutes(50));
  }

  @Test
  void token_expired_hasNoTimeLeft() {
    fixture.seed(HOUR, Duration.ofMinutes(70));

    assertThat(source.metrics().tokenAge()).isEqualTo(Duration.ofMinutes(70));
    assertThat(source.metrics().tokenTimeLeft()).isZero();
  }

  @Test
  void snapshot_doesNotChangeLater() {
    AccessToken token = fixture.seed(HOUR, Duration.ZERO);
    TokenMetrics before = source.metrics();

    source.answered(token, 200, false, null);

    assertThat(before.requestsSigned()).isZero();
    assertThat(before.toString()).contains("signed=0", "granted=1", "left=PT1H");
  }
}
