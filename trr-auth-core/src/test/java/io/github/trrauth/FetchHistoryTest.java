package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchHistoryTest {
  private static FetchHistory fetchesAt(long... ticks) {
    FetchHistory history = FetchHistory.NONE;
    for (long tick : ticks) {
      history = history.add(tick);
    }
    return history;
  }

  @Test
  void isUnusual_fiveFetchesWithinALifetime_true() {
    assertThat(fetchesAt(100, 110, 120, 130, 140).isUnusual(60, 140)).isTrue();
    assertThat(fetchesAt(-140, -130, -120, -110, -100).isUnusual(60, -100)).isTrue();
  }

  @Test
  void isUnusual_fiveFetchesInExactlyALifetime_false() {
    assertThat(fetchesAt(100, 110, 120, 130, 140).isUnusual(40, 140)).isFalse();
    assertThat(fetchesAt(-140, -130, -120, -110, -100).isUnusual(40, -100)).isFalse();
  }

  @Test
  void isUnusual_fourFetches_false() {
    assertThat(fetchesAt(100, 110, 120, 130).isUnusual(60, 130)).isFalse();
  }

  @Test
  void isUnusual_olderFetches_areForgotten() {
    assertThat(fetchesAt(1, 2, 3, 100, 200, 300, 400, 500).isUnusual(400, 500)).isFalse();
    assertThat(fetchesAt(1, 2, 3, 100, 200, 300, 400, 500).isUnusual(401, 500)).isTrue();
  }
}
