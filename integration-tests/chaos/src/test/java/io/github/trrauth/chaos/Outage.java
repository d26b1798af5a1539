package io.github.trrauth.chaos;

import java.time.Duration;

/**
 * A time during which every token request fails; from and to are ticks.
 *
 * @param retryAfter what each answer asks for, zero for nothing
 */
record Outage(String name, long from, long to, Duration retryAfter) {
  boolean contains(long tick) {
    return tick - from >= 0 && to - tick >= 0;
  }

  /** The most attempts that the back-off allows from begin to end, each failing at once. */
  int mostAttempts() {
    int attempts = 0;
    long tick = from;
    while (to - tick >= 0) {
      attempts++;
      tick += Math.max(Backoff.full(attempts) / 2, retryAfter.toNanos());
    }
    return attempts;
  }
}
