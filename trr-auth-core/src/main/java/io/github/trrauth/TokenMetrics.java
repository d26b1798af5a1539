package io.github.trrauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a token source at one moment. Immutable; each count starts at 0 and only grows.
 */
public final class TokenMetrics {
  private final long signed;
  private final long granted;
  private final long failed;
  private final long rejected;
  private final long fetchNanos;
  private final long unauthorized;
  private final long forbidden;
  private final long replays;
  private final long waits;
  private final long alerts;
  private final @Nullable Duration tokenAge;
  private final @Nullable Duration tokenTimeLeft;

  TokenMetrics(Counters counters, @Nullable AccessToken token, long nowNanos) {
    this.signed = counters.signed.sum();
    this.granted = counters.granted.sum();
    this.failed = counters.failed.sum();
    this.rejected = counters.rejected.sum();
    this.fetchNanos = counters.fetchNanos.sum();
    this.unauthorized = counters.unauthorized.sum();
    this.forbidden = counters.forbidden.sum();
    this.replays = counters.replays.sum();
    this.waits = counters.waits.sum();
    this.alerts = counters.alerts.sum();
    tokenAge = token == null ? null : Duration.ofNanos(token.ageNanos(nowNanos));
    tokenTimeLeft = token == null ? null : Duration.ofNanos(Math.max(0, token.leftNanos(nowNanos)));
  }

  /**
   * Returns how many signed requests the API has answered, replays included.
   *
   * @return a count
   */
  public long requestsSigned() {
    return signed;
  }

  /**
   * Returns how many token requests brought a token.
   *
   * @return a count
   */
  public long fetchesGranted() {
    return granted;
  }

  /**
   * Returns how many token requests failed in a way that may pass.
   *
   * @return a count
   */
  public long fetchesFailed() {
    return failed;
  }

  /**
   * Returns how many token requests were refused because of the credentials.
   *
   * @return a count
   */
  public long fetchesRejected() {
    return rejected;
  }

  /**
   * Returns the time that all token requests together have taken.
   *
   * @return a sum
   */
  public Duration fetchTime() {
    return Duration.ofNanos(fetchNanos);
  }

  /**
   * Returns how many signed requests the API answered with 401.
   *
   * @return a count
   */
  public long unauthorized() {
    return unauthorized;
  }

  /**
   * Returns how many signed requests the API answered with 403.
   *
   * @return a count
   */
  public long forbidden() {
    return forbidden;
  }

  /**
   * Returns how many requests were sent once more after a rejection.
   *
   * @return a count
   */
  public long replays() {
    return replays;
  }

  /**
   * Returns how many callers had to wait for a token.
   *
   * @return a count
   */
  public long waits() {
    return waits;
  }

  /**
   * Returns how many times something about the use of the tokens looked wrong, as {@link
   * AuthEvent.Type#ALERT} tells.
   *
   * @return a count
   */
  public long alerts() {
    return alerts;
  }

  /**
   * Returns how long ago the token in hand was requested.
   *
   * @return an age, or null when there is no token
   */
  public @Nullable Duration tokenAge() {
    return tokenAge;
  }

  /**
   * Returns how long the token in hand can still be used.
   *
   * @return the time left, zero when it has expired, or null when there is no token
   */
  public @Nullable Duration tokenTimeLeft() {
    return tokenTimeLeft;
  }

  /** Returns the counters in one line. */
  @Override
  public String toString() {
    return String.format(
        "TokenMetrics[signed=%d granted=%d failed=%d rejected=%d 401s=%d 403s=%d replays=%d waits=%d alerts=%d age=%s left=%s]",
        signed,
        granted,
        failed,
        rejected,
        unauthorized,
        forbidden,
        replays,
        waits,
        alerts,
        tokenAge,
        tokenTimeLeft);
  }
}
