package io.github.trrauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a token source is at one moment: is the token fine, what is the source doing, when is the
 * next token request due, and what did the vendor say last?
 *
 * <p>Immutable. Holds no token and no secret: a token is named by its fingerprint, and the vendor's
 * words are those of {@link AuthEvent#detail()}.
 */
public final class TokenStatus {
  /** What the clock says of the token in hand. */
  public enum TokenPhase {
    /** There is no token. */
    NONE,
    /** Well before its end: used as it is. */
    FRESH,
    /** A refresh is due; the token is used meanwhile. */
    STALE,
    /** So close to its end that a caller waits a little for the next one, and uses it otherwise. */
    EXPIRING,
    /** At or past its end: never used. */
    EXPIRED
  }

  /** What the source is doing. */
  public enum SourceActivity {
    /** Nothing: it waits for a caller, or with {@code trr.auth.keep-warm} for its timer. */
    IDLE,
    /** Fetching a token, or between two attempts to fetch one. */
    FETCHING,
    /** Leaving the token endpoint alone for a while, after a failure or a refusal. */
    BACKING_OFF,
    /** Never doing anything again: the application has ended. */
    CLOSED
  }

  private final TokenPhase tokenPhase;
  private final SourceActivity activity;
  private final @Nullable String fingerprint;
  private final @Nullable Duration timeLeft;
  private final boolean tokenRejected;
  private final @Nullable Instant nextFetchAt;
  private final int failures;
  private final int refusals;
  private final @Nullable AuthEvent lastAnswer;
  private final @Nullable AuthEvent lastRejection;
  private final Set<MessageId> alerts;
  private final @Nullable AuthEvent lastAlert;

  private TokenStatus(
      TokenState state,
      @Nullable AuthEvent lastRejection,
      Alerts watch,
      long nowNanos,
      Instant wallClock) {
    AccessToken token = state.token;
    tokenPhase = phase(token, nowNanos);
    activity = activity(state, nowNanos);
    fingerprint = token == null ? null : token.fingerprint();
    timeLeft = token == null ? null : Duration.ofNanos(Math.max(0, token.leftNanos(nowNanos)));
    tokenRejected = state.spoiled;
    nextFetchAt = state.isClosed() ? null : wallClock.plusNanos(state.dueInNanos(nowNanos));
    failures = state.failures;
    refusals = state.refusals;
    lastAnswer = state.lastAnswer;
    this.lastRejection = lastRejection;
    alerts = watch.active();
    lastAlert = watch.latest();
  }

  static TokenStatus of(
      TokenState state, @Nullable AuthEvent lastRejection, Alerts watch, TimeSource time) {
    return new TokenStatus(state, lastRejection, watch, time.nanos(), time.wallClock());
  }

  private static TokenPhase phase(@Nullable AccessToken token, long nowNanos) {
    return token == null ? TokenPhase.NONE : TokenPhase.valueOf(token.phase(nowNanos).name());
  }

  private static SourceActivity activity(TokenState state, long nowNanos) {
    if (state.isClosed()) {
      return SourceActivity.CLOSED;
    }
    if (state.activity instanceof Activity.Fetching) {
      return SourceActivity.FETCHING;
    }
    return state.isBackingOff(nowNanos) ? SourceActivity.BACKING_OFF : SourceActivity.IDLE;
  }

  /**
   * Returns what the clock says of the token in hand.
   *
   * @return its phase, {@link TokenPhase#NONE} when there is no token
   */
  public TokenPhase tokenPhase() {
    return tokenPhase;
  }

  /**
   * Says whether there is a token in hand that has not expired; the API may have rejected it all
   * the same, see {@link #tokenRejected()}.
   *
   * @return whether a call can be signed now without a token request
   */
  public boolean hasUsableToken() {
    return tokenPhase != TokenPhase.NONE && tokenPhase != TokenPhase.EXPIRED;
  }

  /**
   * Says whether the API has rejected the token in hand, so that it is replaced as soon as the
   * rules against useless token requests allow.
   *
   * @return false where there is no token
   */
  public boolean tokenRejected() {
    return tokenRejected;
  }

  /**
   * Returns the name of the token in hand in logs and events.
   *
   * @return 8 hexadecimal digits, or null when there is no token
   */
  public @Nullable String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns how long the token in hand can still be used.
   *
   * @return the time left, zero when it has expired, or null when there is no token
   */
  public @Nullable Duration timeLeft() {
    return timeLeft;
  }

  /**
   * Returns what the source is doing.
   *
   * @return its activity
   */
  public SourceActivity activity() {
    return activity;
  }

  /**
   * Returns from when on a call leads to a token request: when the token's refresh is due, or the
   * pause after a failure or a refusal ends. Without traffic none is made then, unless {@code
   * trr.auth.keep-warm} is on; and credentials that were refused are sent before that time if they
   * change.
   *
   * @return a time by the wall clock, the present where a request is due or under way; null after
   *     the end of the source
   */
  public @Nullable Instant nextFetchAt() {
    return nextFetchAt;
  }

  /**
   * Returns how many token requests in a row failed in a way that may pass, since the last one that
   * brought a token.
   *
   * @return a number, 0 while all is well
   */
  public int failuresInARow() {
    return failures;
  }

  /**
   * Returns how many times in a row the credentials were refused, since the last token.
   *
   * @return a number, 0 while all is well
   */
  public int refusalsInARow() {
    return refusals;
  }

  /**
   * Returns what came of the latest token request: {@link AuthEvent.Type#FETCHED}, {@link
   * AuthEvent.Type#FETCH_FAILED} or {@link AuthEvent.Type#CREDENTIALS_REJECTED}, with time, status
   * and text.
   *
   * @return the event, or null before the first answer
   */
  public @Nullable AuthEvent lastAnswer() {
    return lastAnswer;
  }

  /**
   * Returns the latest answer with which the API rejected a token, an {@link
   * AuthEvent.Type#API_REJECTED}; it stays after the API has accepted a later token.
   *
   * @return the event, or null if the API has rejected none
   */
  public @Nullable AuthEvent lastRejection() {
    return lastRejection;
  }

  /**
   * Returns what looks wrong about the use of the tokens at the moment, another process that uses
   * the same credentials for example.
   *
   * @return the ids of the alerts that are on, empty while all is well; cannot be changed
   */
  public Set<MessageId> alerts() {
    return alerts;
  }

  /**
   * Returns the latest {@link AuthEvent.Type#ALERT}, over or not.
   *
   * @return the event, or null if there was none
   */
  public @Nullable AuthEvent lastAlert() {
    return lastAlert;
  }

  /** Returns the status in one line. */
  @Override
  public String toString() {
    return String.format(
        "TokenStatus[token=%s fingerprint=%s left=%s rejected=%s source=%s next=%s failures=%d refusals=%d answer=%s rejection=%s alerts=%s]",
        tokenPhase,
        fingerprint,
        timeLeft,
        tokenRejected,
        activity,
        nextFetchAt,
        failures,
        refusals,
        lastAnswer,
        lastRejection,
        alerts);
  }
}
