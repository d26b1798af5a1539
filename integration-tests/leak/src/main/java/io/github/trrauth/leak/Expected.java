package io.github.trrauth.leak;

import java.util.Arrays;

/** What a case expects of one request. */
enum Expected {
  /** Arrives at the vendor with a token. */
  SIGNED("signed"),
  /** As {@link #SIGNED}, unless the client refuses to send it. */
  SIGNED_OR_REFUSED("signed?"),
  /** Arrives without a token. */
  BARE("bare"),
  /** Does not arrive, or arrives without a token. */
  NEVER("never"),
  /** Does not arrive, or arrives at the vendor, with a token or without. */
  ANY("any");

  private final String word;

  Expected(String word) {
    this.word = word;
  }

  static Expected of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected must be known, was " + word));
  }

  /** Whether a token may come with the request. */
  boolean allowsToken() {
    return this == SIGNED || this == SIGNED_OR_REFUSED || this == ANY;
  }

  @Override
  public String toString() {
    return word;
  }
}
