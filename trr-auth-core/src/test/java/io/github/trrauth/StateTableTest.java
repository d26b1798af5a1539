package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Every cell of the table behind {@link TokenSource#get()}: what the source is doing, by what the
 * clock says of the token. With no jitter a token of one hour is stale from 2700 s, expiring from
 * 3570 s and expired from 3600 s.
 */
class StateTableTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration STALE = Duration.ofMinutes(45);
  private static final Duration EXPIRING = Duration.ofSeconds(3590);
  private static final Duration JUST = Duration.ofNanos(1);

  private final Fixture fixture = new Fixture(0);
  private final ScriptedEndpoint endpoint = fixture.endpoint;

  private CompletableFuture<AccessToken> ask() {
    CompletableFuture<AccessToken> token = fixture.source.getAsync().toCompletableFuture();
    fixture.time.settle();
    return token;
  }

  /** Both ways in, neither of which may wait. */
  private AccessToken atOnce() {
    Duration before = fixture.time.elapsed();
    CompletableFuture<AccessToken> token = fixture.source.getAsync().toCompletableFuture();
    assertThat(token).isCompleted();
    assertThat(fixture.source.get()).isEqualTo(token.join());
    assertThat(fixture.time.elapsed()).isEqualTo(before);
    return token.join();
  }

  private <E extends TokenException> E failure(Class<E> type, CompletableFuture<AccessToken> ask) {
    assertThat(ask).isCompletedExceptionally();
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, ask::get);
    return type.cast(thrown.getCause());
  }

  private Duration timeOf(Runnable work) {
    Duration before = fixture.time.elapsed();
    work.run();
    return fixture.time.elapsed().minus(before);
  }

  private void hang() {
    endpoint.answerWith(List.of("silence"));
  }

  // Idle

  @Test
  void idle_noToken_startsOneFetchAndWaitsForIt() {
    hang();
    CompletableFuture<AccessToken> first = ask();
    CompletableFuture<AccessToken> second = ask();
    fixture.time.advance(Duration.ofSeconds(9));
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();

    endpoint.release("ok");
    fixture.time.settle();

    assertThat(first.join().value()).isEqualTo("token-1");
    assertThat(second.join()).isSameAs(first.join());
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void idle_expired_startsOneFetchAndWaitsForIt() {
    AccessToken old = fixture.seed(HOUR, HOUR);
    hang();
    CompletableFuture<AccessToken> first = ask();
    CompletableFuture<AccessToken> second = ask();
    assertThat(first).isNotDone();

    endpoint.release("ok");
    fixture.time.settle();

    assertThat(first.join()).isNotEqualTo(old);
    assertThat(second.join()).isEqualTo(first.join());
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void idle_expiring_waitsForTheNewToken() {
    fixture.seed(HOUR, EXPIRING);
    hang();
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.advance(Duration.ofSeconds(4));
    assertThat(asked).isNotDone();

    endpoint.release("ok");
    fixture.time.settle();

    assertThat(asked.join().value()).isEqualTo("token-2");
  }

  @Test
  void idle_expiring_waitsAtMostHalfOfTheTimeLeft() {
    AccessToken old = fixture.seed(HOUR, EXPIRING);
    hang();

    assertThat(timeOf(() -> assertThat(fixture.get()).isEqualTo(old)))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void idle_expiringAndTheTokenEndsBeforeTheWait_waitsOnForTheNewOne() {
    fixture.seed(HOUR, Duration.ofSeconds(3598));
    hang();
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.stall(Duration.ofSeconds(2));
    assertThat(asked).isNotDone();

    endpoint.release("ok");
    fixture.time.settle();

    assertThat(asked.join().value()).isEqualTo("token-2");
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void idle_expiringAndTheTokenEndsBeforeTheWait_waitsNoLongerThanTheAcquireTimeout() {
    fixture.seed(HOUR, Duration.ofSeconds(3598));
    hang();
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.stall(Duration.ofSeconds(2));
    fixture.time.advance(Duration.ofSeconds(8).minus(JUST));
    assertThat(asked).isNotDone();

    fixture.time.advance(JUST);

    assertThat(failure(TokenUnavailableException.class, asked))
        .hasMessageContaining(Setting.ACQUIRE_TIMEOUT.key());
  }

  @Test
  void idle_expiringWithLittlePatience_waitsNoLongerThanTheAcquireTimeout() {
    Fixture impatient = new Fixture(0, Setting.ACQUIRE_TIMEOUT.key(), "PT2S");
    AccessToken old = impatient.seed(HOUR, EXPIRING);
    Duration before = impatient.time.elapsed();

    assertThat(impatient.get("silence")).isEqualTo(old);
    assertThat(impatient.time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void idle_expiringAndTheFetchFails_fallsBackAtOnceAfterOneAttempt() {
    AccessToken old = fixture.seed(HOUR, EXPIRING);

    assertThat(timeOf(() -> assertThat(fixture.get("503")).isEqualTo(old))).isZero();
    fixture.time.advance(Duration.ofSeconds(5));
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void idle_stale_returnsTheTokenAtOnceAndFetchesBehindIt() {
    AccessToken old = fixture.seed(HOUR, STALE);
    endpoint.answerWith(List.of("ok"));

    assertThat(atOnce()).isEqualTo(old);
    fixture.time.settle();

    assertThat(endpoint.requests()).isEqualTo(1);
    assertThat(atOnce().value()).isEqualTo("token-2");
  }

  @Test
  void idle_staleAndTheFetchFails_keepsTheTokenAndMakesOneAttempt() {
    AccessToken old = fixture.seed(HOUR, STALE);
    endpoint.answerWith(List.of("503"));

    assertThat(atOnce()).isEqualTo(old);
    fixture.time.advance(Duration.ofMinutes(1));

    assertThat(endpoint.requests()).isEqualTo(1);
    endpoint.answerWith(List.of("silence"));
    assertThat(atOnce()).isEqualTo(old);
  }

  @Test
  void idle_fresh_returnsTheTokenWithoutARequest() {
    AccessToken token = fixture.seed(HOUR, FRESH);

    assertThat(atOnce()).isSameAs(token);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void idle_oneTickBeforeStale_isFresh() {
    AccessToken token = fixture.seed(HOUR, STALE.minus(JUST));

    assertThat(atOnce()).isSameAs(token);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void idle_oneTickBeforeExpiring_doesNotWait() {
    AccessToken token = fixture.seed(HOUR, Duration.ofSeconds(3570).minus(JUST));
    hang();
    assertThat(atOnce()).isSameAs(token);
  }

  @Test
  void idle_firstTickOfExpiring_waits() {
    fixture.seed(HOUR, Duration.ofSeconds(3570));
    hang();
    assertThat(ask()).isNotDone();
  }

  @Test
  void idle_oneTickBeforeTheEnd_stillFallsBackOnTheToken() {
    AccessToken token = fixture.seed(HOUR, HOUR.minus(JUST));

    assertThat(fixture.get("503")).isEqualTo(token);
  }

  @Test
  void lifetime_slowAnswer_countsFromTheRequest() {
    hang();
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.advance(Duration.ofSeconds(8));
    endpoint.release("ok expires_in=20");
    fixture.time.settle();
    AccessToken token = asked.join();

    fixture.time.advance(Duration.ofSeconds(12));

    assertThat(fixture.get("ok")).isNotEqualTo(token);
  }

  @Test
  void lifetime_answerLaterThanTheTokensEnd_isAFailure() {
    hang();
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.advance(Duration.ofSeconds(5));
    endpoint.answerWith(List.of("ok"));
    endpoint.release("ok expires_in=5");
    fixture.time.advance(Duration.ofSeconds(1));

    assertThat(asked.join().lifetime()).isEqualTo(HOUR);
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  // Fetching

  @Test
  void fetching_noToken_waitsForThatFetch() {
    hang();
    fixture.source.warmUp();
    fixture.time.settle();

    CompletableFuture<AccessToken> asked = ask();
    assertThat(asked).isNotDone();
    endpoint.release("ok");
    fixture.time.settle();

    assertThat(asked.join().value()).isEqualTo("token-1");
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void fetching_expired_waitsForThatFetch() {
    AccessToken old = fetchingBehind(STALE);
    fixture.time.advance(HOUR.minus(STALE));

    CompletableFuture<AccessToken> asked = ask();
    assertThat(asked).isNotDone();
    endpoint.release("ok");
    fixture.time.settle();

    assertThat(asked.join()).isNotEqualTo(old);
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void fetching_expiring_waitsAtMostHalfOfTheTimeLeft() {
    AccessToken old = fetchingBehind(STALE);
    fixture.time.advance(EXPIRING.minus(STALE));

    assertThat(timeOf(() -> assertThat(fixture.get()).isEqualTo(old)))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void fetching_stale_returnsTheTokenAtOnce() {
    AccessToken old = fetchingBehind(STALE);

    assertThat(atOnce()).isSameAs(old);
    fixture.time.settle();
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void fetching_fresh_returnsTheTokenAtOnce() {
    // Only a rejected token is fetched for while it is fresh; then the gate closes.
    AccessToken first = fixture.seed(HOUR, FRESH);
    fixture.source.answered(first, 401, false, null);
    AccessToken second = fixture.get("ok");
    fixture.source.answered(second, 401, false, null);
    hang();
    fixture.source.warmUp();
    fixture.time.settle();
    fixture.source.answered(second, 401, true, null);

    assertThat(atOnce()).isSameAs(second);
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  private AccessToken fetchingBehind(Duration age) {
    AccessToken old = fixture.seed(HOUR, age);
    hang();
    assertThat(atOnce()).isEqualTo(old);
    fixture.time.settle();
    return old;
  }

  // Backing off after a transient failure

  @Test
  void backingOff_noToken_failsAtOnceAndSaysWhenItTriesAgain() {
    backOff("503");

    CompletableFuture<AccessToken> asked = fixture.source.getAsync().toCompletableFuture();
    TokenUnavailableException failure = failure(TokenUnavailableException.class, asked);

    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.retryAt()).isEqualTo(fixture.time.wallClock().plusSeconds(2));
    assertThat(failure).hasMessageContaining(failure.retryAt().toString());
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void backingOff_expired_failsAtOnce() {
    fixture.seed(HOUR, HOUR);
    backOff("503");

    CompletableFuture<AccessToken> asked = fixture.source.getAsync().toCompletableFuture();
    failure(TokenUnavailableException.class, asked);
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void backingOff_expiring_returnsTheTokenAtOnce() {
    AccessToken old = fixture.seed(HOUR, EXPIRING);
    assertThat(fixture.get("503")).isEqualTo(old);
    endpoint.answerWith(List.of());

    assertThat(atOnce()).isSameAs(old);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void backingOff_stale_returnsTheTokenAtOnce() {
    AccessToken old = fixture.seed(HOUR, STALE);
    assertThat(fixture.get("503")).isEqualTo(old);
    endpoint.answerWith(List.of());

    assertThat(atOnce()).isSameAs(old);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void backingOff_fresh_returnsTheTokenAtOnce() {
    AccessToken rejected = fixture.seed(HOUR, FRESH);
    fixture.source.answered(rejected, 401, false, null);
    assertThat(fixture.get("503")).isEqualTo(rejected);
    endpoint.answerWith(List.of());

    assertThat(atOnce()).isSameAs(rejected);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void backingOff_delayOverAndNobodyAsks_makesNoAttempt() {
    backOff("503");
    fixture.time.advance(Duration.ofMinutes(10));
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void backingOff_delayOverAndNoToken_makesOneAttempt() {
    backOff("503");
    fixture.time.advance(Duration.ofSeconds(2));
    endpoint.answerWith(List.of("503"));

    CompletableFuture<AccessToken> asked = ask();

    failure(TokenUnavailableException.class, asked);
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void backingOff_delayOverAndStale_makesOneAttemptBehindTheCaller() {
    AccessToken old = fixture.seed(HOUR, STALE);
    assertThat(fixture.get("503")).isEqualTo(old);
    fixture.time.advance(Duration.ofSeconds(1));
    endpoint.answerWith(List.of("ok"));

    assertThat(atOnce()).isSameAs(old);
    fixture.time.settle();
    assertThat(atOnce()).isNotEqualTo(old);
  }

  @Test
  void backingOff_success_resetsTheDelay() {
    backOff("503");
    fixture.time.advance(Duration.ofSeconds(2));
    fixture.get("ok expires_in=1");
    fixture.time.advance(Duration.ofSeconds(1));
    endpoint.answerWith(List.of("503", "503", "503"));

    CompletableFuture<AccessToken> asked = ask();
    Duration waited = timeOf(() -> fixture.time.runUntilDone(asked));

    // Half a second and one second: the shortest delays of the first two failures.
    assertThat(waited).isEqualTo(Duration.ofMillis(1500));
  }

  private void backOff(String answer) {
    endpoint.answerWith(List.of(answer, answer, answer));
    fixture.time.runUntilDone(ask());
    endpoint.answerWith(List.of());
  }

  // Backing off after a refusal of the credentials

  @Test
  void refused_noToken_failsAtOnceAsRejected() {
    backOff("401");

    CompletableFuture<AccessToken> asked = ask();

    assertThat(failure(TokenRejectedException.class, asked).status()).isEqualTo(401);
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void refused_expired_failsAtOnceAsRejected() {
    fixture.seed(HOUR, HOUR);
    backOff("403");

    assertThat(failure(TokenRejectedException.class, ask()).status()).isEqualTo(403);
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void refused_expiring_returnsTheTokenAtOnce() {
    AccessToken old = fixture.seed(HOUR, EXPIRING);
    assertThat(fixture.get("401")).isEqualTo(old);
    endpoint.answerWith(List.of());

    assertThat(atOnce()).isSameAs(old);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void refused_stale_returnsTheTokenAtOnce() {
    AccessToken old = fixture.seed(HOUR, STALE);
    assertThat(fixture.get("401")).isEqualTo(old);
    endpoint.answerWith(List.of());

    assertThat(atOnce()).isSameAs(old);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void refused_fresh_returnsTheTokenAtOnce() {
    AccessToken rejected = fixture.seed(HOUR, FRESH);
    fixture.source.answered(rejected, 401, false, null);
    assertThat(fixture.get("401")).isEqualTo(rejected);
    endpoint.answerWith(List.of());

    assertThat(atOnce()).isSameAs(rejected);
    fixture.time.settle();
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void refused_pauseOver_asksAgainAndPausesTwiceAsLong() {
    backOff("401");
    fixture.time.advance(Duration.ofSeconds(30));
    endpoint.answerWith(List.of("401"));
    failure(TokenRejectedException.class, ask());
    assertThat(endpoint.requests()).isEqualTo(1);

    endpoint.answerWith(List.of());
    fixture.time.advance(Duration.ofSeconds(60).minus(JUST));
    failure(TokenRejectedException.class, ask());
    assertThat(endpoint.requests()).isZero();

    fixture.time.advance(JUST);
    endpoint.answerWith(List.of("ok"));
    assertThat(ask().join().value()).isEqualTo("token-1");
  }

  @Test
  void refused_changedSecret_isUsedAtTheNextCall() {
    backOff("401");
    fixture.secrets.current = "s2";
    endpoint.answerWith(List.of("ok for=s2"));

    assertThat(ask().join().value()).isEqualTo("token-1");
  }

  @Test
  void refused_changedSecretAndStale_isUsedBehindTheCaller() {
    AccessToken old = fixture.seed(HOUR, STALE);
    assertThat(fixture.get("401")).isEqualTo(old);
    fixture.secrets.current = "s2";
    endpoint.answerWith(List.of("ok for=s2"));

    assertThat(atOnce()).isSameAs(old);
    fixture.time.settle();
    assertThat(atOnce()).isNotEqualTo(old);
  }

  @Test
  void refused_secretUnreadableMeanwhile_staysRefused() {
    backOff("401");
    fixture.secrets.unreadable = true;
    failure(TokenRejectedException.class, ask());
    fixture.secrets.unreadable = false;
    fixture.time.advance(Duration.ofSeconds(5));

    failure(TokenRejectedException.class, ask());
    assertThat(endpoint.requests()).isZero();
  }

  // How long, how often

  @Test
  void attempts_noToken_areThreeInARowWithDelays() {
    endpoint.answerWith(List.of("503", "io-error", "503"));
    CompletableFuture<AccessToken> asked = ask();

    Duration waited = timeOf(() -> fixture.time.runUntilDone(asked));

    failure(TokenUnavailableException.class, asked);
    assertThat(waited).isEqualTo(Duration.ofMillis(1500));
    assertThat(endpoint.requests()).isEqualTo(3);
  }

  @Test
  void attempts_longestDelays_areOneAndTwoSeconds() {
    Fixture unlucky = new Fixture(1);
    unlucky.endpoint.answerWith(List.of("503", "503", "ok"));
    Duration before = unlucky.time.elapsed();

    assertThat(unlucky.get().value()).isEqualTo("token-1");
    assertThat(unlucky.time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void attempts_backgroundFetchJoinedByCallerWithNothing_goOnUpToThree() {
    fetchingBehind(STALE);
    fixture.time.advance(HOUR.minus(STALE));
    CompletableFuture<AccessToken> asked = ask();

    endpoint.answerWith(List.of("503", "ok"));
    endpoint.release("503");
    fixture.time.runUntilDone(asked);

    assertThat(asked.join().value()).isEqualTo("token-2");
    assertThat(endpoint.requests()).as("after the first").isEqualTo(2);
  }

  @Test
  void attempts_callerWithNothingHasGivenUp_endWithTheOneUnderWay() {
    hang();
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.advance(Duration.ofSeconds(10));
    failure(TokenUnavailableException.class, asked);

    endpoint.answerWith(List.of());
    endpoint.release("503");
    fixture.time.advance(Duration.ofMinutes(5));

    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void patience_endpointHangs_endsWithTheAcquireTimeout() {
    hang();
    CompletableFuture<AccessToken> asked = ask();

    Duration waited = timeOf(() -> fixture.time.runUntilDone(asked));

    assertThat(waited).isEqualTo(Duration.ofSeconds(10));
    assertThat(failure(TokenUnavailableException.class, asked))
        .hasMessageContaining("vendor.trr-apps.com")
        .hasMessageContaining(Setting.ACQUIRE_TIMEOUT.key());
  }

  @Test
  void patience_lateJoiner_hasItsOwnAcquireTimeout() {
    hang();
    CompletableFuture<AccessToken> early = ask();
    fixture.time.advance(Duration.ofSeconds(6));
    CompletableFuture<AccessToken> late = ask();
    fixture.time.advance(Duration.ofSeconds(4));
    failure(TokenUnavailableException.class, early);
    assertThat(late).isNotDone();

    fixture.time.advance(Duration.ofSeconds(6));
    failure(TokenUnavailableException.class, late);
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void patience_retryAfterIsLonger_failsAtOnceAfterOneRequest() {
    endpoint.answerWith(List.of("429 retry-after=120"));

    CompletableFuture<AccessToken> asked = ask();

    assertThat(failure(TokenUnavailableException.class, asked).retryAt())
        .isEqualTo(fixture.time.wallClock().plusSeconds(120));
    assertThat(endpoint.requests()).isEqualTo(1);
  }

  @Test
  void patience_retryAfterIsShorter_waitsForIt() {
    endpoint.answerWith(List.of("503 retry-after=7", "ok"));
    CompletableFuture<AccessToken> asked = ask();

    Duration waited = timeOf(() -> fixture.time.runUntilDone(asked));

    assertThat(asked.join().value()).isEqualTo("token-1");
    assertThat(waited).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void patience_tokenExpiresWhileAFetchRuns_theNextCallerWaits() {
    AccessToken old = fixture.seed(HOUR, EXPIRING);
    hang();
    CompletableFuture<AccessToken> early = ask();
    fixture.time.advance(Duration.ofSeconds(10));
    assertThat(early.join()).isEqualTo(old);

    CompletableFuture<AccessToken> late = ask();
    assertThat(late).isNotDone();
    endpoint.release("ok");
    fixture.time.settle();
    assertThat(late.join()).isNotEqualTo(old);
  }

  // What callers are told

  @Test
  void failures_severalWaiters_eachGetsAnExceptionOfItsOwnWithTheSharedCause() {
    endpoint.answerWith(List.of("401"));
    CompletableFuture<AccessToken> first = fixture.source.getAsync().toCompletableFuture();
    CompletableFuture<AccessToken> second = fixture.source.getAsync().toCompletableFuture();
    fixture.time.settle();

    TokenRejectedException one = failure(TokenRejectedException.class, first);
    TokenRejectedException other = failure(TokenRejectedException.class, second);

    assertThat(one).isNotSameAs(other).hasMessage(other.getMessage());
    assertThat(one.getCause()).isInstanceOf(TokenRejectedException.class);
    assertThat(other.getCause()).isSameAs(one.getCause());
  }

  @Test
  void failures_laterCallers_eachGetsAnExceptionOfItsOwnWithTheSharedCause() {
    backOff("503");

    TokenException one = failure(TokenUnavailableException.class, ask());
    TokenException other = failure(TokenUnavailableException.class, ask());

    assertThat(one).isNotSameAs(other);
    assertThat(other.getCause()).isSameAs(one.getCause());
  }

  @Test
  void failures_vendorsMessage_isQuotedWithHostStatusAndRemedy() {
    endpoint.answerWith(List.of("401 body={\"message\":\"Unknown client\"}"));

    assertThat(failure(TokenRejectedException.class, ask()))
        .hasMessageContaining("vendor.trr-apps.com")
        .hasMessageContaining("401")
        .hasMessageContaining("\"Unknown client\"")
        .hasMessageContaining(Setting.CLIENT_SECRET.key());
  }

  @Test
  void failures_credentialsCannotBeRead_areUnavailable() {
    fixture.secrets.unreadable = true;
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.runUntilDone(asked);

    assertThat(failure(TokenUnavailableException.class, asked))
        .hasMessageContaining("credentials cannot be read");
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void failures_credentialSourceThrows_areUnavailableAndLeaveTheWorkerAlone() {
    fixture.secrets.broken = true;
    CompletableFuture<AccessToken> asked = ask();
    fixture.time.runUntilDone(asked);
    assertThat(failure(TokenUnavailableException.class, asked)).hasRootCauseMessage("no source");

    fixture.secrets.broken = false;
    fixture.time.advance(Duration.ofMinutes(1));
    assertThat(fixture.get("ok").value()).isEqualTo("token-1");
  }

  // Closed

  @Test
  void closed_waiters_fail() {
    hang();
    CompletableFuture<AccessToken> asked = ask();

    fixture.source.close();

    assertThat(failure(TokenUnavailableException.class, asked)).hasMessageContaining("closed");
  }

  @Test
  void closed_waiterWithATokenInHand_getsIt() {
    AccessToken old = fixture.seed(HOUR, EXPIRING);
    hang();
    CompletableFuture<AccessToken> asked = ask();

    fixture.source.close();

    assertThat(asked.join()).isEqualTo(old);
  }

  @Test
  void closed_laterCallers_failAndNoTokenIsKept() {
    fixture.seed(HOUR, FRESH);

    fixture.source.close();
    fixture.source.close();

    CompletableFuture<AccessToken> asked = fixture.source.getAsync().toCompletableFuture();
    failure(TokenUnavailableException.class, asked);
    assertThat(catchThrowableOfType(TokenUnavailableException.class, fixture.source::get))
        .hasMessageContaining("closed");
    assertThat(fixture.source.metrics().tokenAge()).isNull();
  }

  @Test
  void closed_fetchComesBackLater_itsTokenIsNotKept() {
    hang();
    CompletableFuture<AccessToken> asked = ask();
    fixture.source.close();

    endpoint.release("ok");

    failure(TokenUnavailableException.class, asked);
    assertThat(fixture.source.metrics().tokenAge()).isNull();
    assertThat(fixture.events).isEmpty();
  }
}
