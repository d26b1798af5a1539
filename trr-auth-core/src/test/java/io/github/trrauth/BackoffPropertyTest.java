package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;

/** What holds for every number of failures, every random number and every {@code Retry-After}. */
class BackoffPropertyTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long FIVE_MINUTES = TimeUnit.MINUTES.toNanos(5);
  private static final long DAY = 86_400_000_000_000L;

  @Property
  void afterFailure_isHalfASecondAtLeastAndFiveMinutesAtMost(
      @ForAll int failures,
      @ForAll @Chance double random,
      @ForAll @LongRange(min = 0) long retryAfter) {
    assertThat(Backoff.afterFailure(failures, random, retryAfter))
        .isBetween(SECOND / 2, FIVE_MINUTES);
  }

  @Property
  void afterFailure_nothingAskedFor_isBetweenHalfAndAllOfTheDoubledDelay(
      @ForAll @IntRange(min = 1, max = 1000) int failures, @ForAll @Chance double random) {
    long full = (long) Math.min(60e9, 1e9 * Math.pow(2, failures - 1));

    assertThat(Backoff.afterFailure(failures, random, 0)).isBetween(full / 2, full);
  }

  @Property
  void afterFailure_oneMore_neverShortensTheBounds(
      @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE - 1) int failures,
      @ForAll @Chance double random,
      @ForAll @LongRange(min = 0, max = DAY) long retryAfter) {
    assertThat(Backoff.afterFailure(failures + 1, random, retryAfter))
        .isGreaterThanOrEqualTo(Backoff.afterFailure(failures, random, retryAfter));
  }

  @Property
  void afterFailure_retryAfter_winsWhereItIsLonger(
      @ForAll @Positive int failures,
      @ForAll @Chance double random,
      @ForAll @LongRange(min = 0, max = DAY) long retryAfter) {
    long own = Backoff.afterFailure(failures, random, 0);

    assertThat(Backoff.afterFailure(failures, random, retryAfter))
        .isEqualTo(Math.max(own, Math.min(retryAfter, FIVE_MINUTES)));
  }

  @Property
  void afterRefusal_isThirtySecondsAtLeastFiveMinutesAtMostAndNeverShorter(
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int refusals) {
    long pause = Backoff.afterRefusal(refusals);

    assertThat(pause).isBetween(30 * SECOND, FIVE_MINUTES);
    assertThat(Backoff.afterRefusal(refusals + 1)).isGreaterThanOrEqualTo(pause);
  }

  @Property
  void doubled_isClampedAndNeverOverflows(
      @ForAll @Positive long first, @ForAll int times, @ForAll @Positive long max) {
    long doubled = Backoff.doubled(first, times, max);

    assertThat(doubled).isPositive().isLessThanOrEqualTo(max);
    assertThat(doubled).isGreaterThanOrEqualTo(Math.min(first, max));
  }
}
