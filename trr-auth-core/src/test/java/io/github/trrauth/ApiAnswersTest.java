package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows from the API's answers: which token is replaced, when, and who sends again. */
class ApiAnswersTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration JUST = Duration.ofNanos(1);

  private final Fixture fixture = new Fixture(0);
  private final ScriptedEndpoint endpoint = fixture.endpoint;
  private final TokenSource source = fixture.source;

  private CompletableFuture<AccessToken> ask() {
    CompletableFuture<AccessToken> token = source.getAsync().toCompletableFuture();
    fixture.time.settle();
    return token;
  }

  private boolean rejected(AccessToken token) {
    return source.answered(token, 401, false, null);
  }

  private boolean forbidden(AccessToken token) {
    return source.answered(token, 403, false, null);
  }

  private void replayRejected(AccessToken token) {
    assertThat(source.answered(token, 401, true, null)).as("a replay is never replayed").isFalse();
  }

  private void grantAll(int count) {
    endpoint.answerWith(Collections.nCopies(count, "ok"));
  }

  // A rejected token before its end

  @Test
  void rejected_fresh_waitsForAnotherToken() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    assertThat(rejected(old)).isTrue();
    endpoint.answerWith(List.of("silence"));

    CompletableFuture<AccessToken> asked = ask();
    fixture.time.advance(Duration.ofSeconds(9));
    assertThat(asked).isNotDone();
    endpoint.release("ok");
    fixture.time.settle();

    assertThat(asked.join()).isNotEqualTo(old);
  }

  @Test
  void rejected_fetchHangs_fallsBackAfterTheAcquireTimeout() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(old);
    Duration before = fixture.time.elapsed();

    assertThat(fixture.get("silence")).isEqualTo(old);
    assertThat(fixture.time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void rejected_fetchHangsNearTheEnd_fallsBackAfterHalfOfTheTimeLeft() {
    AccessToken old = fixture.seed(Duration.ofSeconds(16), Duration.ofSeconds(2));
    rejected(old);
    Duration before = fixture.time.elapsed();

    assertThat(fixture.get("silence")).isEqualTo(old);
    assertThat(fixture.time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void rejected_fetchFails_fallsBackAfterTheFirstAttempt() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(old);
    Duration before = fixture.time.elapsed();

    assertThat(fixture.get("503")).isEqualTo(old);
    assertThat(fixture.time.elapsed()).isEqualTo(before);
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void rejected_pastItsEnd_isNeverSentAgain() {
    AccessToken old = fixture.seed(Duration.ofMinutes(5), Duration.ofMinutes(2));
    rejected(old);
    assertThat(fixture.get("503")).isEqualTo(old);
    fixture.time.advance(Duration.ofMinutes(3).minus(JUST));
    assertThat(fixture.get("503")).isEqualTo(old);

    fixture.time.advance(JUST);
    endpoint.answerWith(List.of());

    assertThat(ask()).isCompletedExceptionally();
  }

  @Test
  void rejected_duringABackOff_isNotReplayedAndStartsNoFetch() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(50));
    assertThat(fixture.get("503")).isEqualTo(old);
    endpoint.answerWith(List.of());

    assertThat(rejected(old)).isFalse();
    assertThat(ask().join()).isEqualTo(old);
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void rejected_backOffOver_isReplaced() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(old);
    assertThat(fixture.get("503")).isEqualTo(old);
    fixture.time.advance(Duration.ofSeconds(1));

    assertThat(fixture.get("ok")).isNotEqualTo(old);
  }

  @Test
  void rejected_manyTimes_oneFetch() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    endpoint.answerWith(List.of("ok"));
    for (int i = 0; i < 100; i++) {
      assertThat(rejected(old)).isTrue();
    }
    CompletableFuture<?>[] asked =
        Stream.generate(this::ask).limit(100).toArray(CompletableFuture[]::new);

    assertThat(Arrays.stream(asked).map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void rejected_late_isReplayedWithTheTokenInHand() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(old);
    AccessToken next = fixture.get("ok");
    endpoint.answerWith(List.of());

    assertThat(rejected(old)).isTrue();
    assertThat(source.replacementFor(old)).isEqualTo(next);
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void replacement_noOtherToken_isNull() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(old);
    assertThat(fixture.get("503")).isEqualTo(old);

    assertThat(source.replacementFor(old)).isNull();
  }

  @Test
  void replacement_noTokenAtAll_isNull() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    source.close();

    assertThat(source.replacementFor(old)).isNull();
  }

  @Test
  void answered_afterClose_changesNothing() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    source.close();

    source.answered(old, 401, false, null);
    source.answered(old, 200, true, null);

    assertThat(source.getAsync().toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void answered_otherStatuses_areNoRejection() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(2));

    for (int status : new int[] {200, 302, 400, 404, 407, 429, 500, 503}) {
      assertThat(source.answered(token, status, false, null)).isFalse();
    }
    assertThat(source.get()).isEqualTo(token);
    assertThat(endpoint.requests()).isZero();
  }

  // 403

  @Test
  void forbidden_olderThanAMinute_isReplayedOnce() {
    AccessToken old = fixture.seed(HOUR, Duration.ofSeconds(60).plus(JUST));

    assertThat(forbidden(old)).isTrue();
    AccessToken next = fixture.get("ok");
    assertThat(next).isNotEqualTo(old);
    assertThat(source.answered(next, 403, true, null)).isFalse();
    endpoint.answerWith(List.of());
    assertThat(fixture.get()).isEqualTo(next);
  }

  @Test
  void forbidden_aMinuteOldOrLess_changesNothing() {
    AccessToken young = fixture.seed(HOUR, Duration.ofSeconds(60));

    assertThat(forbidden(young)).isFalse();
    assertThat(source.get()).isEqualTo(young);
  }

  @Test
  void forbidden_againWithinFiveMinutes_changesNothing() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    assertThat(forbidden(old)).isTrue();
    AccessToken next = fixture.get("ok");
    endpoint.answerWith(List.of());
    fixture.time.advance(Duration.ofMinutes(5).minus(JUST));

    assertThat(forbidden(next)).isFalse();
    assertThat(source.get()).isEqualTo(next);

    fixture.time.advance(JUST);
    assertThat(forbidden(next)).isTrue();
  }

  @Test
  void forbidden_late_isReplayedWithTheTokenInHandAndCountsForTheFiveMinutes() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(old);
    AccessToken next = fixture.get("ok");
    endpoint.answerWith(List.of());

    assertThat(forbidden(old)).isTrue();
    assertThat(source.replacementFor(old)).isEqualTo(next);
    fixture.time.advance(Duration.ofMinutes(2));
    assertThat(forbidden(next)).isFalse();
  }

  @Test
  void forbidden_duringABackOff_changesNothing() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(50));
    assertThat(fixture.get("503")).isEqualTo(old);

    assertThat(forbidden(old)).isFalse();
  }

  @Test
  void forbidden_gateClosed_changesNothing() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(old);
    AccessToken next = fixture.get("ok");
    replayRejected(next);

    assertThat(forbidden(old)).isFalse();
  }

  // The gate

  @Test
  void gate_replayRejected_isClosedForASecondAndTheTokenGoesOnBeingSent() {
    AccessToken second = afterRejectedReplay();

    assertThat(rejected(second)).isFalse();
    assertThat(fixture.get()).isEqualTo(second);
    fixture.time.advance(Duration.ofSeconds(1).minus(JUST));
    assertThat(fixture.get()).isEqualTo(second);
    assertThat(endpoint.requests()).isZero();

    fixture.time.advance(JUST);
    assertThat(fixture.get("ok")).isNotEqualTo(second);
  }

  @Test
  void gate_otherRequestsSucceed_staysClosed() {
    AccessToken second = afterRejectedReplay();

    source.answered(second, 200, false, null);

    assertThat(fixture.get()).isEqualTo(second);
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void gate_replayAccepted_opens() {
    AccessToken second = afterRejectedReplay();

    source.answered(second, 200, true, null);

    assertThat(fixture.get("ok")).isNotEqualTo(second);
  }

  @Test
  void gate_replayEndsInServerTrouble_staysClosed() {
    AccessToken second = afterRejectedReplay();

    source.answered(second, 503, true, null);

    assertThat(fixture.get()).isEqualTo(second);
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void gate_pathThatAlwaysAnswers401_costsFewTokens() {
    fixture.seed(HOUR, Duration.ofMinutes(2));
    grantAll(100);

    for (int second = 0; second < 3600; second++) {
      AccessToken sent = fixture.get();
      if (rejected(sent)) {
        AccessToken again = fixture.get();
        replayRejected(again);
      }
      fixture.time.advance(Duration.ofSeconds(1));
    }

    // 1 + 2 + 4 ... + 256 s is 511 s; the remaining 3089 s hold ten spacings of five minutes.
    assertThat(endpoint.requests()).isBetween(15, 22);
  }

  @Test
  void gate_streamingRequestsThatAreNeverReplayed_costFewTokens() {
    fixture.seed(HOUR, Duration.ofMinutes(2));
    grantAll(100);

    for (int call = 0; call < 1000; call++) {
      AccessToken sent = fixture.get();
      rejected(sent);
      fixture.time.advance(Duration.ofMillis(10));
    }

    // Three fetches are free, then ten seconds hold spacings of 1, 2 and 4 s.
    assertThat(endpoint.requests()).isBetween(4, 8);
  }

  @Test
  void gate_streamingRequestsWithRareRevocations_getANewTokenEachTime() {
    fixture.seed(HOUR, Duration.ofMinutes(2));
    grantAll(1000);

    for (int day = 0; day < 30; day++) {
      AccessToken token = fixture.get();
      source.answered(token, 200, false, null);
      rejected(token);
      assertThat(fixture.get()).as("day %d", day).isNotEqualTo(token);
      fixture.time.advance(Duration.ofHours(24));
    }
  }

  private AccessToken afterRejectedReplay() {
    AccessToken first = fixture.seed(HOUR, Duration.ofMinutes(2));
    assertThat(rejected(first)).isTrue();
    AccessToken second = fixture.get("ok");
    replayRejected(second);
    endpoint.answerWith(List.of());
    return second;
  }

  // The same token given out twice

  @Test
  void repeated_longLifetime_isNotFetchedForAgainWithinThirtySeconds() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(token);
    assertThat(fixture.get("ok access_token=same")).isEqualTo(token);

    assertThat(rejected(token)).isFalse();
    fixture.time.advance(Duration.ofSeconds(30).minus(JUST));
    endpoint.answerWith(List.of());
    assertThat(fixture.get()).isEqualTo(token);
    assertThat(endpoint.requests()).isZero();

    fixture.time.advance(JUST);
    assertThat(fixture.get("ok")).isNotEqualTo(token);
  }

  @Test
  void repeated_shortLifetime_isNotFetchedForAgainWithinAQuarterOfIt() {
    AccessToken token = fixture.seed(Duration.ofSeconds(40), Duration.ofSeconds(5));
    rejected(token);
    assertThat(fixture.get("ok access_token=same expires_in=40")).isEqualTo(token);
    assertThat(rejected(token)).isFalse();

    fixture.time.advance(Duration.ofSeconds(10).minus(JUST));
    endpoint.answerWith(List.of());
    assertThat(fixture.get()).isEqualTo(token);

    fixture.time.advance(JUST);
    assertThat(fixture.get("ok")).isNotEqualTo(token);
  }

  @Test
  void repeated_onEveryRefresh_costsOneFetchPerRefreshWindow() {
    fixture.seed(HOUR, Duration.ofMinutes(45));
    endpoint.answerWith(Collections.nCopies(10, "ok access_token=same"));

    for (int call = 0; call < 1000; call++) {
      fixture.get();
      fixture.time.advance(Duration.ofSeconds(1));
    }

    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void repeated_rejectedAllTheTime_costsOneFetchPerThirtySeconds() {
    fixture.seed(HOUR, Duration.ofMinutes(2));
    endpoint.answerWith(Collections.nCopies(30, "ok access_token=same"));

    for (int call = 0; call < 300; call++) {
      rejected(fixture.get());
      fixture.time.advance(Duration.ofSeconds(1));
    }

    assertThat(endpoint.requests()).isBetween(1, 11);
  }

  @Test
  void repeated_leftOfALifetimeThatCountsDown_isNotFetchedForOnEveryCall() {
    // An endpoint that gives out one token with the seconds that it has left.
    fixture.seed(Duration.ofSeconds(100), Duration.ofSeconds(80));
    int requests = 0;
    for (int left = 20; left > 0; left--) {
      fixture.endpoint.answerWith(
          Collections.nCopies(3, "ok access_token=same expires_in=" + left));
      for (int call = 0; call < 10; call++) {
        fixture.get();
        fixture.time.advance(Duration.ofMillis(100));
      }
      requests += endpoint.requests();
    }
    assertThat(requests).isBetween(2, 20);
  }

  @Test
  void serverError_ofAReplay_provesNothing() {
    AccessToken first = fixture.seed(HOUR, Duration.ofMinutes(2));
    rejected(first);
    AccessToken second = fixture.get("ok");
    replayRejected(second);

    source.answered(second, 500, true, null);

    assertThat(rejected(second)).as("the gate is still closed").isFalse();
  }
}
