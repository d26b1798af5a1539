package io.github.trrauth;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The phases of one token's life, as ages in nanoseconds since just before it was requested. */
final class Windows {
  private static final long MAX_EXPIRING_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final double MAX_JITTER = 0.10;

  private final long refreshFrom;
  private final long expiringFrom;
  private final long lifetime;

  private Windows(long refreshFrom, long expiringFrom, long lifetime) {
    this.refreshFrom = refreshFrom;
    this.expiringFrom = expiringFrom;
    this.lifetime = lifetime;
  }

  /**
   * Divides a lifetime.
   *
   * @param lifetime how long the token is valid, positive
   * @param refreshAhead how long before the end a refresh is due, or null for a quarter of the
   *     lifetime; cut to half of the lifetime, since a longer one would make every token be born
   *     stale
   * @param random in [0, 1); spreads the refreshes of many processes over a tenth of the lifetime
   */
  static Windows of(Duration lifetime, @Nullable Duration refreshAhead, double random) {
    long nanos = lifetime.toNanos();
    if (nanos <= 0) {
      throw new IllegalArgumentException("lifetime must be positive, was " + lifetime);
    }
    long ahead = refreshAhead == null ? nanos / 4 : Math.min(refreshAhead.toNanos(), nanos / 2);
    long jitter = (long) (nanos * MAX_JITTER * random);
    long expiring = nanos - Math.min(MAX_EXPIRING_NANOS, nanos / 20);
    return new Windows(nanos - ahead - jitter, expiring, nanos);
  }

  Phase phase(long ageNanos) {
    if (ageNanos >= lifetime) {
      return Phase.EXPIRED;
    }
    if (ageNanos >= expiringFrom) {
      return Phase.EXPIRING;
    }
    return ageNanos >= refreshFrom ? Phase.STALE : Phase.FRESH;
  }

  long freshNanos() {
    return Math.min(refreshFrom, expiringFrom);
  }

  long expiringFromNanos() {
    return expiringFrom;
  }

  long lifetimeNanos() {
    return lifetime;
  }
}
