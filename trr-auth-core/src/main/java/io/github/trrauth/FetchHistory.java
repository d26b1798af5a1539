package io.github.trrauth;

import java.util.Arrays;

/** The ticks of the latest fetches, to notice a client that uses up tokens. Immutable. */
final class FetchHistory {
  static final FetchHistory NONE = new FetchHistory(new long[0]);

  /** More fetches than this in one lifetime look wrong. */
  static final int USUAL = 4;

  private final long[] latest;

  private FetchHistory(long[] latest) {
    this.latest = latest;
  }

  FetchHistory add(long nowNanos) {
    int kept = Math.min(latest.length, USUAL);
    long[] next = Arrays.copyOfRange(latest, latest.length - kept, latest.length + 1);
    next[kept] = nowNanos;
    return new FetchHistory(next);
  }

  /** Whether there were more than the usual number of fetches within one lifetime before now. */
  boolean isUnusual(long lifetimeNanos, long nowNanos) {
    return latest.length > USUAL && nowNanos - latest[0] < lifetimeNanos;
  }
}
