package io.github.trrauth;

import java.util.concurrent.TimeUnit;

/**
 * How long to leave the token endpoint alone after failures; pure functions of the number of
 * failures.
 */
final class Backoff {
  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long MAX_RETRY_AFTER_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long FIRST_REFUSAL_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long MAX_REFUSAL_NANOS = TimeUnit.MINUTES.toNanos(5);

  private Backoff() {}

  /**
   * The delay after a transient failure.
   *
   * @param failures failures since the last success, this one included, at least 1
   * @param random in [0, 1)
   * @param retryAfterNanos what the server asked for, 0 if nothing; wins where it is longer, up to
   *     5 minutes
   */
  static long afterFailure(int failures, double random, long retryAfterNanos) {
    long full = doubled(FIRST_NANOS, failures, MAX_NANOS);
    long half = full / 2;
    long delay = half + (long) (half * random);
    return Math.max(delay, Math.min(retryAfterNanos, MAX_RETRY_AFTER_NANOS));
  }

  /**
   * How long refused credentials are not sent again, given how often in a row they were refused.
   */
  static long afterRefusal(int refusals) {
    return doubled(FIRST_REFUSAL_NANOS, refusals, MAX_REFUSAL_NANOS);
  }

  /** Returns {@code first * 2^(times - 1)}, at most {@code max}; cannot overflow. */
  static long doubled(long first, int times, long max) {
    int exponent = Math.min(Math.max(times - 1, 0), 30);
    return first > (max >> exponent) ? max : Math.min(max, first << exponent);
  }
}
