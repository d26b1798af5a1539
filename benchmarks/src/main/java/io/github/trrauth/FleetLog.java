package io.github.trrauth;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What the vendor saw of a fleet's day, and what the callers did not get. Immutable. */
public final class FleetLog {
  private final int[] requestsBySecond;
  private final long callsWithoutToken;

  FleetLog(int[] requestsBySecond, long callsWithoutToken) {
    this.requestsBySecond = requestsBySecond.clone();
    this.callsWithoutToken = callsWithoutToken;
  }

  /** Returns how many token requests there were on the whole day. */
  public int total() {
    return requests(0, requestsBySecond.length);
  }

  /** Returns how many token requests there were in some seconds of the day. */
  public int requests(int fromSecond, int seconds) {
    return IntStream.of(Arrays.copyOfRange(requestsBySecond, fromSecond, fromSecond + seconds))
        .sum();
  }

  /** Returns how many token requests there were in the busiest second from one on. */
  public int peak(int fromSecond) {
    return IntStream.of(requestsBySecond).skip(fromSecond).max().orElse(0);
  }

  /** Returns how many calls failed for want of a token. */
  public long callsWithoutToken() {
    return callsWithoutToken;
  }
}
