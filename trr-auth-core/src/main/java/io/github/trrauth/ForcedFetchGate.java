package io.github.trrauth;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a token that the API rejected may be replaced before its time.
 *
 * <p>A forced fetch is judged by the replay that it was made for. While replays are rejected too,
 * new tokens do not help, and the next forced fetches are spaced further and further apart until a
 * replay is accepted. Requests that cannot be replayed never judge a forced fetch; a few of those
 * in a row are free, then they count as rejected as well. Immutable.
 */
final class ForcedFetchGate {
  /** Nothing known against new tokens: the next forced fetch is made at once. */
  static final ForcedFetchGate OPEN = new ForcedFetchGate(0, 0, 0, null, 0, false, 0);

  private static final long FIRST_SPACING_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MAX_SPACING_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long MIN_AGE_FOR_FORBIDDEN_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long FORBIDDEN_SPACING_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final int FREE_UNJUDGED = 3;

  private final int failures;
  private final long closedUntil;
  private final int unjudged;
  private final @Nullable AccessToken trial;
  private final long trialAt;
  private final boolean forbiddenSeen;
  private final long forbiddenAt;

  private ForcedFetchGate(
      int failures,
      long closedUntil,
      int unjudged,
      @Nullable AccessToken trial,
      long trialAt,
      boolean forbiddenSeen,
      long forbiddenAt) {
    this.failures = failures;
    this.closedUntil = closedUntil;
    this.unjudged = unjudged;
    this.trial = trial;
    this.trialAt = trialAt;
    this.forbiddenSeen = forbiddenSeen;
    this.forbiddenAt = forbiddenAt;
  }

  boolean isOpen(long nowNanos) {
    return opensInNanos(nowNanos) <= 0;
  }

  /** How long from now until the next forced fetch is allowed; zero or less where it is. */
  long opensInNanos(long nowNanos) {
    return failures == 0 ? 0 : closedUntil - nowNanos;
  }

  /** Whether replays have been rejected since the last one that was accepted. */
  boolean isTroubled() {
    return failures > 0;
  }

  /** Says whether a 403 for a token of this age may force a fetch or a replay. */
  boolean admitsForbidden(long tokenAgeNanos, long nowNanos) {
    return tokenAgeNanos > MIN_AGE_FOR_FORBIDDEN_NANOS
        && isOpen(nowNanos)
        && !(forbiddenSeen && nowNanos - forbiddenAt < FORBIDDEN_SPACING_NANOS);
  }

  /** A 403 has been admitted. */
  ForcedFetchGate forbidden(long nowNanos) {
    return new ForcedFetchGate(failures, closedUntil, unjudged, trial, trialAt, true, nowNanos);
  }

  /** A forced fetch has brought a token, which is now on trial. */
  ForcedFetchGate fetched(AccessToken token, long nowNanos) {
    return new ForcedFetchGate(
        failures, closedUntil, unjudged + 1, token, nowNanos, forbiddenSeen, forbiddenAt);
  }

  /** A request, or the replay of one, has been rejected with this token. */
  ForcedFetchGate rejected(AccessToken token, boolean replay, long nowNanos) {
    boolean counts = replay || failures > 0 || unjudged > FREE_UNJUDGED;
    if (!token.equals(trial) || !counts) {
      return this;
    }
    // A request that is no replay may come long after the fetch: its spacing runs from the fetch.
    long from = replay ? nowNanos : trialAt;
    long spacing = Backoff.doubled(FIRST_SPACING_NANOS, failures + 1, MAX_SPACING_NANOS);
    return new ForcedFetchGate(
        failures + 1, from + spacing, unjudged, null, trialAt, forbiddenSeen, forbiddenAt);
  }

  /** A replay has been accepted: new tokens help. */
  ForcedFetchGate accepted() {
    return failures == 0 && unjudged == 0
        ? this
        : new ForcedFetchGate(0, 0, 0, null, 0, forbiddenSeen, forbiddenAt);
  }
}
