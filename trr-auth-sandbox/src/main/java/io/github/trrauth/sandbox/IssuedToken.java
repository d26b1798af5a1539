package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One token that the vendor has issued. Not for many threads: {@link Tokens} guards it. */
final class IssuedToken {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final int ordinal;
  private final String value;
  private final String fingerprint;
  private final Duration lifetime;
  private final long endNanos;
  private boolean revoked;
  private long revokedNanos;

  private IssuedToken(int ordinal, String value, Duration lifetime) {
    this.ordinal = ordinal;
    this.value = value;
    this.fingerprint = Sha256.fingerprint(value);
    this.lifetime = lifetime;
    this.endNanos = System.nanoTime() + lifetime.toNanos();
  }

  /** A new token, whose lifetime begins now. */
  static IssuedToken issue(int ordinal, Duration lifetime) {
    return new IssuedToken(ordinal, newValue(), lifetime);
  }

  /** Looks like the real thing, a signed JSON Web Token, and is none. */
  private static String newValue() {
    byte[] id = new byte[96];
    byte[] signature = new byte[64];
    RANDOM.nextBytes(id);
    RANDOM.nextBytes(signature);
    return encode("{\"alg\":\"ES256\",\"typ\":\"JWT\"}")
        + "."
        + encode("{\"iss\":\"trr-auth-sandbox\",\"jti\":\"" + BASE64.encodeToString(id) + "\"}")
        + "."
        + BASE64.encodeToString(signature);
  }

  private static String encode(String json) {
    return BASE64.encodeToString(json.getBytes(UTF_8));
  }

  int ordinal() {
    return ordinal;
  }

  String value() {
    return value;
  }

  String fingerprint() {
    return fingerprint;
  }

  /** The tick of its expiry. */
  long endNanos() {
    return endNanos;
  }

  void revoke() {
    revokedNanos = revoked ? revokedNanos : System.nanoTime();
    revoked = true;
  }

  /** The tick of its end, which is not after its expiry. */
  long lastNanos() {
    return revoked && revokedNanos - endNanos < 0 ? revokedNanos : endNanos;
  }

  boolean isExpired() {
    return System.nanoTime() - endNanos >= 0;
  }

  TokenState state() {
    if (revoked) {
      return TokenState.REVOKED;
    }
    return isExpired() ? TokenState.EXPIRED : TokenState.VALID;
  }

  /** The token as JSON, without its value. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("ordinal", ordinal);
    shown.put("fingerprint", fingerprint);
    shown.put("state", state().name());
    shown.put("lifetime_ms", lifetime.toMillis());
    shown.put("left_ms", Math.max(0, (endNanos - System.nanoTime()) / 1_000_000));
    return shown;
  }

  /** Rounded up, so that a new token has its whole lifetime. */
  long secondsLeft() {
    long nanos = Math.max(1, endNanos - System.nanoTime());
    return (nanos + 999_999_999L) / 1_000_000_000L;
  }
}
