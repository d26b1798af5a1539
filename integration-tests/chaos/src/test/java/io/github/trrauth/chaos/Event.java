package io.github.trrauth.chaos;

import java.time.Duration;

/**
 * An event that the program has observed.
 *
 * @param tick when it was observed, which is after it happened
 * @param requested the tick at which the token then in hand was asked for, or one before it
 */
record Event(long tick, String type, String fingerprint, long requested, String detail) {
  private static final String VALID_FOR = "valid_for_";

  static Event of(String line) {
    String[] words = line.split(" ", 6);
    return new Event(
        Long.parseLong(words[1]), words[2], words[3], Long.parseLong(words[4]), words[5]);
  }

  boolean isFetched() {
    return type.equals("FETCHED");
  }

  /** The lifetime that the client counts with; only of a fetched token. */
  long lifetimeNanos() {
    return Duration.parse(detail.substring(VALID_FOR.length())).toNanos();
  }
}
