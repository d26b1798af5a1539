package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fetches that nobody has asked for. */
class KeepWarmTest {
  private static final Duration REFRESH = Duration.ofMinutes(45);

  private final Fixture warm = new Fixture(0, Setting.KEEP_WARM.key(), "true");

  @Test
  void keepWarm_withoutTraffic_refreshesOncePerLifetime() {
    warm.get("ok");
    warm.endpoint.answerWith(Collections.nCopies(10, "ok"));

    warm.time.advance(REFRESH.multipliedBy(4));

    assertThat(warm.endpoint.requests()).isEqualTo(4);
    assertThat(warm.source.get().value()).isEqualTo("token-5");
  }

  @Test
  void keepWarm_endpointHangs_makesOneRequestAtATime() {
    warm.get("ok");
    warm.endpoint.answerWith(Collections.nCopies(10, "silence"));

    warm.time.advance(Duration.ofHours(5));

    assertThat(warm.endpoint.requests()).isEqualTo(1);
  }

  @Test
  void keepWarm_tokensReplacedByTraffic_stillMakesOneRequestPerLifetime() {
    AccessToken token = warm.get("ok");
    for (int i = 0; i < 3; i++) {
      warm.time.advance(Duration.ofMinutes(2));
      warm.source.answered(token, 401, false, null);
      token = warm.get("ok");
      warm.source.answered(token, 200, true, null);
    }
    warm.endpoint.answerWith(Collections.nCopies(10, "ok"));

    warm.time.advance(REFRESH.multipliedBy(2));

    assertThat(warm.endpoint.requests()).isEqualTo(2);
  }

  @Test
  void keepWarm_endpointFails_goesOnAfterEachDelay() {
    warm.get("ok");
    warm.endpoint.answerWith(List.of("503", "503", "ok"));

    warm.time.advance(REFRESH.plusSeconds(2));

    assertThat(warm.endpoint.requests()).isEqualTo(3);
    assertThat(warm.source.get().value()).isEqualTo("token-2");
  }

  @Test
  void keepWarm_credentialsRefused_goesOnAfterEachPause() {
    warm.get("ok");
    warm.endpoint.answerWith(List.of("401", "401", "ok"));

    warm.time.advance(REFRESH.plusSeconds(30 + 60));

    assertThat(warm.endpoint.requests()).isEqualTo(3);
    assertThat(warm.source.get().value()).isEqualTo("token-2");
  }

  @Test
  void keepWarm_closed_endsTheTimer() {
    warm.get("ok");
    warm.endpoint.answerWith(List.of());
    warm.source.close();

    warm.time.advance(Duration.ofHours(5));

    assertThat(warm.endpoint.requests()).isZero();
  }

  @Test
  void keepWarm_off_doesNothingWithoutTraffic() {
    Fixture cold = new Fixture(0);
    cold.get("ok");
    cold.endpoint.answerWith(List.of());

    cold.time.advance(Duration.ofHours(5));

    assertThat(cold.endpoint.requests()).isZero();
  }

  @Test
  void eager_on_fetchesWithoutBeingAsked() {
    Fixture eager = new Fixture(0, Setting.EAGER.key(), "true");
    eager.endpoint.answerWith(List.of("ok"));

    eager.time.settle();

    assertThat(eager.source.get().value()).isEqualTo("token-1");
  }

  @Test
  void eager_endpointFails_makesTheAttemptsThatACallerWouldGetAndNoMore() {
    Fixture eager = new Fixture(0, Setting.EAGER.key(), "true");
    eager.endpoint.answerWith(List.of("503", "503", "503"));

    eager.time.advance(Duration.ofHours(1));

    assertThat(eager.endpoint.requests()).isEqualTo(3);
  }

  @Test
  void eager_off_fetchesNothing() {
    Fixture lazy = new Fixture(0);
    lazy.endpoint.answerWith(List.of());

    lazy.time.advance(Duration.ofHours(1));

    assertThat(lazy.endpoint.requests()).isZero();
  }
}
