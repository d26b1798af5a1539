package io.github.trrauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token (RFC 6750) together with the time for which it may be used.
 *
 * <p>Immutable and safe for use by several threads. Two tokens are equal when their values are; the
 * value appears in no text form of this class, and the class is not serialisable.
 */
public final class AccessToken {
  private static final int FINGERPRINT_BYTES = 4;

  private final String value;
  private final String headerValue;
  private final String fingerprint;
  private final Windows windows;
  private final long requestedAtNanos;

  private AccessToken(String value, Windows windows, long requestedAtNanos) {
    this.value = value;
    this.headerValue = "Bearer " + value;
    this.fingerprint = Sha256.hex(value, FINGERPRINT_BYTES);
    this.windows = windows;
    this.requestedAtNanos = requestedAtNanos;
  }

  /** Makes a token that was requested at the given tick; the value must pass {@link #isLegal}. */
  static AccessToken of(String value, Windows windows, long requestedAtNanos) {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("access_token must be 1 or more visible ASCII characters");
    }
    return new AccessToken(value, windows, requestedAtNanos);
  }

  /**
   * Says whether a value can be sent in a header: visible ASCII only (RFC 6749 appendix A.12
   * without the space, which would end the value). The check keeps the JDK from quoting a broken
   * value in its own exception text.
   */
  static boolean isLegal(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return false;
      }
    }
    return !value.isEmpty();
  }

  /**
   * Returns the value of the {@code Authorization} header: {@code Bearer} and the token (RFC 6750
   * section 2.1).
   *
   * @return the header's value, ready made
   */
  public String headerValue() {
    return headerValue;
  }

  /**
   * Returns the bare token, for clients that build the header themselves.
   *
   * @return the token; never log it, {@link #fingerprint()} is there for that
   */
  public String value() {
    return value;
  }

  /**
   * Returns the name by which logs and events call this token.
   *
   * @return the first 8 hexadecimal digits of the SHA-256 of the value
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns how long the token is valid, counted from just before it was requested.
   *
   * @return the lifetime, positive and at most 24 hours
   */
  public Duration lifetime() {
    return Duration.ofNanos(windows.lifetimeNanos());
  }

  /** The tick at which a refresh is due. */
  long freshUntilNanos() {
    return requestedAtNanos + windows.freshNanos();
  }

  /** The tick from which callers wait for the next token, if only a little. */
  long expiringFromNanos() {
    return requestedAtNanos + windows.expiringFromNanos();
  }

  Phase phase(long nowNanos) {
    return windows.phase(ageNanos(nowNanos));
  }

  long ageNanos(long nowNanos) {
    return nowNanos - requestedAtNanos;
  }

  long leftNanos(long nowNanos) {
    return windows.lifetimeNanos() - ageNanos(nowNanos);
  }

  /** How long from now until a refresh is due; zero or less when it is due. */
  long freshLeftNanos(long nowNanos) {
    return freshUntilNanos() - nowNanos;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessToken && value.equals(((AccessToken) other).value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the fingerprint in words; never the value. */
  @Override
  public String toString() {
    return "AccessToken[" + fingerprint + "]";
  }
}
