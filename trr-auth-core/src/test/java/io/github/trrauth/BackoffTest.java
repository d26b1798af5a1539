package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final double MOST = Math.nextDown(1.0);

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 2",
    "3, 4",
    "4, 8",
    "5, 16",
    "6, 32",
    "7, 60",
    "8, 60",
    "31, 60",
    "32, 60",
    "33, 60",
    "64, 60",
    "65, 60",
    "1000000, 60",
    "2147483647, 60"
  })
  void afterFailure_isBetweenHalfAndAllOfTheDoubledDelay(int failures, long fullSeconds) {
    long full = Duration.ofSeconds(fullSeconds).toNanos();

    assertThat(Backoff.afterFailure(failures, 0, 0)).isEqualTo(full / 2);
    assertThat(Backoff.afterFailure(failures, MOST, 0)).isBetween(full - 10, full);
    assertThat(Backoff.afterFailure(failures, 0.5, 0)).isEqualTo(full / 4 * 3);
  }

  @Test
  void afterFailure_moreFailures_neverShorter() {
    long before = 0;
    for (int failures = 1; failures < 200; failures++) {
      long delay = Backoff.afterFailure(failures, 0.3, 0);
      assertThat(delay).isGreaterThanOrEqualTo(before).isPositive();
      before = delay;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void afterFailure_impossibleCounts_areTreatedAsTheFirst(int failures) {
    assertThat(Backoff.afterFailure(failures, 0, 0)).isEqualTo(Duration.ofMillis(500).toNanos());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT0.5S",
    "PT0.4S, PT0.5S",
    "PT7S, PT7S",
    "PT5M, PT5M",
    "PT6M, PT5M",
    "PT24H, PT5M"
  })
  void afterFailure_retryAfter_winsWhereItIsLongerUpToFiveMinutes(
      Duration retryAfter, Duration expected) {
    assertThat(Backoff.afterFailure(1, 0, retryAfter.toNanos())).isEqualTo(expected.toNanos());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 30",
    "2, 60",
    "3, 120",
    "4, 240",
    "5, 300",
    "6, 300",
    "64, 300",
    "2147483647, 300"
  })
  void afterRefusal_doublesFromThirtySecondsToFiveMinutes(int refusals, long seconds) {
    assertThat(Backoff.afterRefusal(refusals)).isEqualTo(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void doubled_largeValues_doNotOverflow() {
    assertThat(Backoff.doubled(Long.MAX_VALUE / 2, 31, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(Backoff.doubled(1, Integer.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(1L << 30);
    assertThat(Backoff.doubled(100, 1, 60)).isEqualTo(60);
  }
}
