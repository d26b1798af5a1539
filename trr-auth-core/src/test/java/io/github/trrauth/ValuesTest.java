package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The small values of the core that have no test class of their own. */
class ValuesTest {
  @Test
  void fetching_isNeededUntilTheTickBeforeTheEnd() {
    Activity.Fetching fetching = new Activity.Fetching(Fetch.of(false), true, 100);

    assertThat(fetching.isNeededAt(99)).isTrue();
    assertThat(fetching.isNeededAt(100)).isFalse();
    assertThat(new Activity.Fetching(Fetch.of(false), false, 100).isNeededAt(99)).isFalse();
  }

  @Test
  void tokenAnswer_inWords_isKindAndStatus() {
    assertThat(TokenAnswer.granted(200, "very-secret", Duration.ofHours(1)))
        .hasToString("TokenAnswer[GRANTED 200]");
  }

  @Test
  void systemTime_isThatOfTheMachine() {
    long before = System.nanoTime();
    long tick = TimeSource.SYSTEM.nanos();

    assertThat(tick - before).isNotNegative();
    assertThat(System.nanoTime() - tick).isNotNegative();
  }
}
