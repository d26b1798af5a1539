package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForcedFetchGateTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** Close to the end of the range: comparisons must survive the overflow. */
  private static final long NOW = Long.MAX_VALUE - SECOND / 2;

  private static AccessToken token(String value) {
    return AccessToken.of(value, Windows.of(Duration.ofHours(1), null, 0), NOW);
  }

  /** A gate that has seen this many useless forced fetches, the last of them now. */
  private static ForcedFetchGate afterRejections(int count) {
    ForcedFetchGate gate = ForcedFetchGate.OPEN;
    for (int i = 0; i < count; i++) {
      AccessToken trial = token("trial-" + i);
      gate = gate.fetched(trial, NOW).rejected(trial, true, NOW);
    }
    return gate;
  }

  @Test
  void open_nothingKnown_isOpenAndUntroubled() {
    assertThat(ForcedFetchGate.OPEN.isOpen(NOW)).isTrue();
    assertThat(ForcedFetchGate.OPEN.isTroubled()).isFalse();
  }

  @Test
  void rejected_replays_spaceForcedFetchesFurtherAndFurther() {
    long[] seconds = {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300};
    for (int i = 0; i < seconds.length; i++) {
      ForcedFetchGate gate = afterRejections(i + 1);
      assertThat(gate.isOpen(NOW + seconds[i] * SECOND - 1)).as("rejection %d", i + 1).isFalse();
      assertThat(gate.isOpen(NOW + seconds[i] * SECOND)).as("rejection %d", i + 1).isTrue();
      assertThat(gate.isTroubled()).isTrue();
    }
    assertThat(afterRejections(10_000).isOpen(NOW + 300 * SECOND)).isTrue();
  }

  @Test
  void rejected_anotherTokenThanTheOneOnTrial_changesNothing() {
    ForcedFetchGate gate = ForcedFetchGate.OPEN.fetched(token("trial"), NOW);

    assertThat(gate.rejected(token("other"), true, NOW)).isSameAs(gate);
  }

  @Test
  void rejected_sameTrialTwice_countsOnce() {
    AccessToken trial = token("trial");
    ForcedFetchGate gate = ForcedFetchGate.OPEN.fetched(trial, NOW).rejected(trial, true, NOW);

    assertThat(gate.rejected(trial, true, NOW + 10)).isSameAs(gate);
  }

  @Test
  void rejected_noReplayAndNoTroubleBefore_isFree() {
    AccessToken trial = token("trial");
    ForcedFetchGate gate = ForcedFetchGate.OPEN.fetched(trial, NOW);

    assertThat(gate.rejected(trial, false, NOW)).isSameAs(gate);
  }

  @Test
  void rejected_noReplayButTroubleBefore_countsFromTheFetch() {
    AccessToken trial = token("new");
    long fetchedAt = NOW + 10 * SECOND;
    ForcedFetchGate gate =
        afterRejections(1).fetched(trial, fetchedAt).rejected(trial, false, fetchedAt + SECOND);

    assertThat(gate.isOpen(fetchedAt + 2 * SECOND - 1)).isFalse();
    assertThat(gate.isOpen(fetchedAt + 2 * SECOND)).isTrue();
  }

  @Test
  void rejected_fourthFetchThatNoReplayHasJudged_counts() {
    ForcedFetchGate gate = ForcedFetchGate.OPEN;
    for (int i = 1; i <= 4; i++) {
      AccessToken trial = token("trial-" + i);
      gate = gate.fetched(trial, NOW).rejected(trial, false, NOW);
      assertThat(gate.isOpen(NOW)).as("fetch %d", i).isEqualTo(i < 4);
    }
  }

  @Test
  void accepted_opensAndForgets() {
    ForcedFetchGate gate = afterRejections(5).accepted();

    assertThat(gate.isOpen(NOW)).isTrue();
    assertThat(gate.isTroubled()).isFalse();
    AccessToken trial = token("trial");
    ForcedFetchGate again = gate.fetched(trial, NOW).rejected(trial, true, NOW);
    assertThat(again.isOpen(NOW + SECOND)).isTrue();
  }

  @Test
  void accepted_nothingToForget_isTheSameGate() {
    assertThat(ForcedFetchGate.OPEN.accepted()).isSameAs(ForcedFetchGate.OPEN);
  }

  @Test
  void forbidden_onlyOldTokens_areAdmitted() {
    assertThat(ForcedFetchGate.OPEN.admitsForbidden(MINUTE, NOW)).isFalse();
    assertThat(ForcedFetchGate.OPEN.admitsForbidden(MINUTE + 1, NOW)).isTrue();
  }

  @Test
  void forbidden_onceInFiveMinutes_isAdmitted() {
    ForcedFetchGate gate = ForcedFetchGate.OPEN.forbidden(NOW);

    assertThat(gate.admitsForbidden(2 * MINUTE, NOW + 5 * MINUTE - 1)).isFalse();
    assertThat(gate.admitsForbidden(2 * MINUTE, NOW + 5 * MINUTE)).isTrue();
  }

  @Test
  void forbidden_acceptedReplay_doesNotForgetIt() {
    AccessToken trial = token("trial");
    ForcedFetchGate gate = ForcedFetchGate.OPEN.forbidden(NOW).fetched(trial, NOW).accepted();

    assertThat(gate.admitsForbidden(2 * MINUTE, NOW + MINUTE)).isFalse();
  }

  @Test
  void forbidden_closedGate_isNotAdmitted() {
    assertThat(afterRejections(1).admitsForbidden(2 * MINUTE, NOW)).isFalse();
  }
}
