package io.github.trrauth.chaos;

import java.util.concurrent.TimeUnit;

/** The delays of the contract, written down a second time: the judge does not ask the accused. */
final class Backoff {
  static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST = 60 * SECOND;
  static final long REFUSED = 30 * SECOND;

  private Backoff() {}

  /** {@code d = min(60 s, 1 s * 2^(n-1))}; the delay is at least half of it. */
  static long full(int failures) {
    return Math.min(MOST, SECOND << Math.min(failures - 1, 10));
  }
}
