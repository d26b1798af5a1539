package io.github.trrauth.sandbox;

/**
 * One answer of the vendor that gave out a token; immutable. Its times are ticks of {@link
 * System#nanoTime} in the sandbox's JVM.
 */
public final class Grant {
  private final int ordinal;
  private final String fingerprint;
  private final long atNanos;
  private final long endNanos;

  private Grant(int ordinal, String fingerprint, long atNanos, long endNanos) {
    this.ordinal = ordinal;
    this.fingerprint = fingerprint;
    this.atNanos = atNanos;
    this.endNanos = endNanos;
  }

  static Grant now(int ordinal, String fingerprint, long endNanos) {
    return new Grant(ordinal, fingerprint, System.nanoTime(), endNanos);
  }

  Grant until(long nanos) {
    return new Grant(ordinal, fingerprint, atNanos, nanos);
  }

  /**
   * The token's place among those issued.
   *
   * @return 1 for the first one since the start
   */
  public int ordinal() {
    return ordinal;
  }

  /**
   * The token's fingerprint.
   *
   * @return eight hexadecimal digits
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * When the answer was made, which is before its first byte was sent.
   *
   * @return a tick
   */
  public long atNanos() {
    return atNanos;
  }

  /**
   * Until when the token was good, as far as is known: its expiry, or earlier when it was revoked.
   *
   * @return a tick, which may be in the future
   */
  public long endNanos() {
    return endNanos;
  }

  /** Which token, and nothing of its value. */
  @Override
  public String toString() {
    return "Grant[token " + ordinal + " (" + fingerprint + ")]";
  }
}
