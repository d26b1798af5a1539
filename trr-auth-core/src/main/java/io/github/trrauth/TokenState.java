package io.github.trrauth;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All that the source knows at one moment. Immutable; {@link StateCell} keeps the present one.
 *
 * <p>What the clock says of the token is computed, not stored.
 */
final class TokenState {
  /** What a caller wants, given the token in hand. */
  enum Need {
    /** Nothing: the token is fresh. */
    NOTHING,
    /** A refresh in the background. */
    REFRESH,
    /** Another token than the one in hand, which is still better than none. */
    REPLACEMENT,
    /** A token, since there is none. */
    TOKEN
  }

  static final TokenState INITIAL =
      new TokenState(
          null, false, false, Activity.IDLE, 0, 0, ForcedFetchGate.OPEN, FetchHistory.NONE, null);

  private static final long MAX_REPEAT_SPACING_NANOS = TimeUnit.SECONDS.toNanos(30);

  final @Nullable AccessToken token;

  /** Whether the API has rejected the token in hand. */
  final boolean spoiled;

  /** Whether the endpoint gave out the token in hand twice. */
  final boolean repeated;

  final Activity activity;

  /** Transient failures since the last success. */
  final int failures;

  /** Refusals of the credentials since the last success. */
  final int refusals;

  final ForcedFetchGate gate;
  final FetchHistory history;

  /** What came of the latest token request; null if there was none. */
  final @Nullable AuthEvent lastAnswer;

  /**
   * Until when a call takes the token without another look: until its refresh is due, and while
   * that is under way until callers begin to wait for it. Copied from the token, so that every call
   * need not go there for it.
   */
  private final long readyUntilNanos;

  private TokenState(
      @Nullable AccessToken token,
      boolean spoiled,
      boolean repeated,
      Activity activity,
      int failures,
      int refusals,
      ForcedFetchGate gate,
      FetchHistory history,
      @Nullable AuthEvent lastAnswer) {
    this.token = token;
    this.spoiled = spoiled;
    this.repeated = repeated;
    this.activity = activity;
    this.failures = failures;
    this.refusals = refusals;
    this.gate = gate;
    this.history = history;
    this.lastAnswer = lastAnswer;
    readyUntilNanos = token == null ? 0 : readyUntilNanos(token, activity);
  }

  private static long readyUntilNanos(AccessToken token, Activity activity) {
    return activity instanceof Activity.Fetching
        ? token.expiringFromNanos()
        : token.freshUntilNanos();
  }

  /** Whether there is a token, and nothing to do about it. */
  boolean isReady(long nowNanos) {
    return hasGoodToken() && nowNanos - readyUntilNanos < 0;
  }

  Need need(long nowNanos) {
    if (token == null) {
      return Need.TOKEN;
    }
    switch (token.phase(nowNanos)) {
      case EXPIRED:
        return Need.TOKEN;
      case EXPIRING:
        return Need.REPLACEMENT;
      case STALE:
        return mustReplace(nowNanos) ? Need.REPLACEMENT : Need.REFRESH;
      case FRESH:
        return mustReplace(nowNanos) ? Need.REPLACEMENT : Need.NOTHING;
    }
    throw new AssertionError("a token has four phases");
  }

  /** Whether the token in hand has been rejected and a forced fetch is allowed. */
  boolean mustReplace(long nowNanos) {
    return spoiled && mayForce(nowNanos);
  }

  boolean mayForce(long nowNanos) {
    return forcedInNanos(nowNanos) <= 0;
  }

  /** How long from now until a forced fetch is allowed; zero or less where it is. */
  private long forcedInNanos(long nowNanos) {
    return Math.max(gate.opensInNanos(nowNanos), repeatableInNanos(nowNanos));
  }

  /** An endpoint that repeats a token is not asked for another one at once. */
  private long repeatableInNanos(long nowNanos) {
    if (!repeated || token == null) {
      return 0;
    }
    long spacing = Math.min(MAX_REPEAT_SPACING_NANOS, token.lifetime().toNanos() / 4);
    return spacing - token.ageNanos(nowNanos);
  }

  /** How long from now until a caller can lead to a token request; zero where one can at once. */
  long dueInNanos(long nowNanos) {
    long due = token == null ? 0 : token.freshLeftNanos(nowNanos);
    if (token != null && spoiled) {
      due = Math.min(due, forcedInNanos(nowNanos));
    }
    if (activity instanceof Activity.BackingOff) {
      due = Math.max(due, ((Activity.BackingOff) activity).until - nowNanos);
    }
    return Math.max(due, 0);
  }

  boolean isBackingOff(long nowNanos) {
    return activity instanceof Activity.BackingOff
        && !((Activity.BackingOff) activity).isOver(nowNanos);
  }

  boolean isClosed() {
    return activity instanceof Activity.Closed;
  }

  /** Whether there is a token that the API has not rejected, however old it is. */
  boolean hasGoodToken() {
    return token != null && !spoiled;
  }

  boolean holds(AccessToken other) {
    return other.equals(token);
  }

  TokenState doing(Activity next) {
    return new TokenState(
        token, spoiled, repeated, next, failures, refusals, gate, history, lastAnswer);
  }

  TokenState closed(Activity.Closed last) {
    return new TokenState(null, false, false, last, 0, 0, gate, history, lastAnswer);
  }

  TokenState granted(AccessToken next, boolean forced, long nowNanos, AuthEvent answer) {
    ForcedFetchGate nextGate = forced ? gate.fetched(next, nowNanos) : gate;
    return new TokenState(
        next, false, holds(next), Activity.IDLE, 0, 0, nextGate, history.add(nowNanos), answer);
  }

  TokenState failed(Activity next, AuthEvent answer) {
    return new TokenState(
        token, spoiled, repeated, next, failures + 1, refusals, gate, history, answer);
  }

  TokenState refused(Activity next, AuthEvent answer) {
    return new TokenState(
        token, spoiled, repeated, next, failures, refusals + 1, gate, history, answer);
  }

  TokenState spoiled() {
    return new TokenState(
        token, true, repeated, activity, failures, refusals, gate, history, lastAnswer);
  }

  TokenState gated(ForcedFetchGate next) {
    return next == gate
        ? this
        : new TokenState(
            token, spoiled, repeated, activity, failures, refusals, next, history, lastAnswer);
  }
}
