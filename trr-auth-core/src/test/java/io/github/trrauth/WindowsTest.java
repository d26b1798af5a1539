package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
  private static final double MOST = Math.nextDown(1.0);

  private static long nanos(double seconds) {
    return (long) (seconds * 1_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "3600, 2700, 3570",
    "600, 450, 570",
    "599, 449.25, 569.05",
    "100, 75, 95",
    "1, 0.75, 0.95",
    "86400, 64800, 86370"
  })
  void phase_defaultWindows_beginExactlyThere(double lifetime, double stale, double expiring) {
    Windows windows = Windows.of(Duration.ofNanos(nanos(lifetime)), null, 0);

    assertThat(windows.phase(0)).isEqualTo(Phase.FRESH);
    assertThat(windows.phase(nanos(stale) - 1)).isEqualTo(Phase.FRESH);
    assertThat(windows.phase(nanos(stale))).isEqualTo(Phase.STALE);
    assertThat(windows.phase(nanos(expiring) - 1)).isEqualTo(Phase.STALE);
    assertThat(windows.phase(nanos(expiring))).isEqualTo(Phase.EXPIRING);
    assertThat(windows.phase(nanos(lifetime) - 1)).isEqualTo(Phase.EXPIRING);
    assertThat(windows.phase(nanos(lifetime))).isEqualTo(Phase.EXPIRED);
    assertThat(windows.phase(Long.MAX_VALUE)).isEqualTo(Phase.EXPIRED);
    assertThat(windows.freshNanos()).isEqualTo(nanos(stale));
  }

  @Test
  void phase_jitter_movesTheRefreshByUpToATenthOfTheLifetime() {
    Duration hour = Duration.ofHours(1);

    assertThat(Windows.of(hour, null, 0.5).freshNanos()).isEqualTo(nanos(2700 - 180));
    assertThat(Windows.of(hour, null, MOST).freshNanos()).isBetween(nanos(2340), nanos(2340) + 2);
  }

  @Test
  void phase_jitter_neverMovesTheEnd() {
    Windows windows = Windows.of(Duration.ofHours(1), null, MOST);

    assertThat(windows.phase(nanos(3570) - 1)).isEqualTo(Phase.STALE);
    assertThat(windows.phase(nanos(3570))).isEqualTo(Phase.EXPIRING);
    assertThat(windows.phase(nanos(3600))).isEqualTo(Phase.EXPIRED);
  }

  @Test
  void refreshAhead_isUsedInsteadOfTheQuarter() {
    Windows windows = Windows.of(Duration.ofHours(1), Duration.ofMinutes(1), 0);

    assertThat(windows.freshNanos()).isEqualTo(nanos(3540));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30M", "PT1H", "PT24H"})
  void refreshAhead_longerThanHalfOfTheLifetime_isCutToHalf(Duration ahead) {
    Windows windows = Windows.of(Duration.ofHours(1), ahead, 0);

    assertThat(windows.freshNanos()).isEqualTo(nanos(1800));
  }

  @Test
  void refreshAhead_shorterThanTheExpiringWindow_expiringWins() {
    Windows windows = Windows.of(Duration.ofHours(1), Duration.ofMillis(1), 0);

    assertThat(windows.phase(nanos(3569))).isEqualTo(Phase.FRESH);
    assertThat(windows.phase(nanos(3570))).isEqualTo(Phase.EXPIRING);
    assertThat(windows.freshNanos()).isEqualTo(nanos(3570));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 10, 1_000, 1_000_000})
  void phase_tinyLifetimes_areBornFreshOrAtLeastUsable(long lifetime) {
    Windows windows = Windows.of(Duration.ofNanos(lifetime), Duration.ofHours(24), MOST);

    assertThat(windows.phase(0)).isNotEqualTo(Phase.EXPIRED);
    assertThat(windows.phase(lifetime)).isEqualTo(Phase.EXPIRED);
    assertThat(windows.lifetimeNanos()).isEqualTo(lifetime);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void of_noLifetime_isRefusedWithTheValue(Duration lifetime) {
    assertThatThrownBy(() -> Windows.of(lifetime, null, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lifetime must be positive, was " + lifetime);
  }
}
