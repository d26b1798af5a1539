package io.github.trrauth;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A day of a fleet of processes that start in the same moment and then call at an even pace, in
 * virtual time. In this package, since that time is not public.
 */
public final class FleetDay {
  /** A day in seconds. */
  public static final int SECONDS = 24 * 3600;

  private static final Settings SETTINGS =
      Settings.read(
          key ->
              key.startsWith("trr.auth.client-") && !key.contains("next") && !key.contains("file")
                  ? "x"
                  : null);

  private final FleetClock clock = new FleetClock();
  private final FleetVendor vendor;
  private final TokenSource[] sources;
  private long callsWithoutToken;

  private FleetDay(int size, Event event, boolean jitter) {
    vendor = new FleetVendor(clock, event, SECONDS);
    SplittableRandom random = new SplittableRandom(1);
    sources = new TokenSource[size];
    Arrays.setAll(
        sources,
        i ->
            TokenSource.builder(SETTINGS)
                .time(clock)
                .tasks(clock)
                .endpoint(vendor)
                .random(jitter ? random::nextDouble : () -> 0)
                .build());
  }

  /** What happens at the vendor in the middle of the day. */
  public enum Event {
    /** Nothing. */
    NONE,
    /** The token endpoint is down for ten minutes. */
    OUTAGE,
    /** All tokens are revoked. */
    REVOCATION;

    /** When it happens, in seconds. */
    public static final int AT = 12 * 3600;

    private static final long AT_NANOS = TimeUnit.SECONDS.toNanos(AT);
    private static final long OUTAGE_NANOS = TimeUnit.MINUTES.toNanos(10);

    boolean isDown(long nanos) {
      return this == OUTAGE && nanos >= AT_NANOS && nanos < AT_NANOS + OUTAGE_NANOS;
    }

    boolean revokesBefore(long nanos) {
      return this == REVOCATION && nanos >= AT_NANOS;
    }

    boolean spares(long issuedAtNanos) {
      return issuedAtNanos >= AT_NANOS;
    }
  }

  /**
   * Lets a fleet work for a day.
   *
   * @param size how many sources start at once
   * @param secondsBetweenCalls how long each waits between two calls, at least 1
   * @param event what happens to it
   * @param jitter whether refreshes and retries are spread at random; false only to show what that
   *     is good for
   * @return what was seen
   */
  public static FleetLog run(int size, int secondsBetweenCalls, Event event, boolean jitter) {
    FleetDay day = new FleetDay(size, event, jitter);
    for (TokenSource source : day.sources) {
      day.call(source);
    }
    for (int second = 1; second < SECONDS; second++) {
      day.clock.runUntil(TimeUnit.SECONDS.toNanos(second));
      for (int i = second % secondsBetweenCalls; i < size; i += secondsBetweenCalls) {
        day.call(day.sources[i]);
      }
    }
    return new FleetLog(day.vendor.requestsBySecond(), day.callsWithoutToken);
  }

  private void call(TokenSource source) {
    var unused = source.getAsync().whenComplete((token, failure) -> sent(source, token, failure));
  }

  /** What the API accepts changes nothing unless it has rejected something before. */
  private void sent(TokenSource source, AccessToken token, Throwable failure) {
    if (failure != null) {
      callsWithoutToken++;
    } else if (!vendor.accepts(token) && source.answered(token, 401, false, null)) {
      var unused = source.getAsync().whenComplete((other, none) -> sentAgain(source, other, none));
    }
  }

  private void sentAgain(TokenSource source, AccessToken token, Throwable failure) {
    if (failure != null || !vendor.accepts(token)) {
      callsWithoutToken++;
    } else {
      source.answered(token, 200, true, null);
    }
  }
}
