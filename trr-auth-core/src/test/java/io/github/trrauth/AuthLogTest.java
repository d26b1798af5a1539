package io.github.trrauth;

import static io.github.trrauth.AuthEvent.Type.ALERT;
import static io.github.trrauth.AuthEvent.Type.API_ACCEPTED;
import static io.github.trrauth.AuthEvent.Type.API_REJECTED;
import static io.github.trrauth.AuthEvent.Type.CREDENTIALS_REJECTED;
import static io.github.trrauth.AuthEvent.Type.FETCHED;
import static io.github.trrauth.AuthEvent.Type.FETCH_FAILED;
import static io.github.trrauth.AuthEvent.Type.REPLAYED;
import static io.github.trrauth.AuthEvent.Type.SECRET_SWITCHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One line per change of state. */
class AuthLogTest {
  private static final AccessToken TOKEN =
      AccessToken.of("abc", Windows.of(Duration.ofHours(1), null, 0), 0);

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> lines = new ArrayList<>();
  private final AuthLog log = new AuthLog((level, line) -> lines.add(level + " " + line));

  private void on(AuthEvent.Type type, int times) {
    for (int i = 0; i < times; i++) {
      log.onEvent(AuthEvent.of(type, NOW, "vendor.trr-apps.com", 401, "what happened", TOKEN));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FETCH_FAILED", "CREDENTIALS_REJECTED", "API_REJECTED", "ALERT"})
  void trouble_manyTimes_isOneWarning(AuthEvent.Type trouble) {
    on(trouble, 1000);

    assertThat(lines)
        .containsExactly(
            "WARNING " + trouble + " vendor.trr-apps.com 401: what happened (token ba7816bf)");
  }

  @ParameterizedTest
  @EnumSource(names = {"FETCH_FAILED", "CREDENTIALS_REJECTED"})
  void fetched_afterTrouble_isOneInfoAndTheNextTroubleIsNew(AuthEvent.Type trouble) {
    on(trouble, 3);
    on(FETCHED, 3);
    on(trouble, 3);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("INFO Tokens are given out again");
    assertThat(lines.get(2)).startsWith("WARNING " + trouble);
  }

  @Test
  void fetched_afterBothTroubles_isOneInfo() {
    on(FETCH_FAILED, 1);
    on(CREDENTIALS_REJECTED, 1);
    on(FETCHED, 2);

    assertThat(lines).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"API_REJECTED", "ALERT"})
  void accepted_afterTrouble_isOneInfoAndTheNextTroubleIsNew(AuthEvent.Type trouble) {
    on(trouble, 2);
    on(API_ACCEPTED, 1);
    on(trouble, 2);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("INFO API_ACCEPTED");
  }

  @Test
  void fetched_doesNotEndTheApisTrouble() {
    on(API_REJECTED, 1);
    on(FETCHED, 1);
    on(API_REJECTED, 1);

    assertThat(lines).hasSize(1);
  }

  @Test
  void allIsWell_nothingIsLogged() {
    on(FETCHED, 10);
    on(REPLAYED, 10);
    on(API_ACCEPTED, 10);

    assertThat(lines).isEmpty();
  }

  @Test
  void secretSwitched_isInfo() {
    on(SECRET_SWITCHED, 1);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("INFO SECRET_SWITCHED");
  }

  @Test
  void alert_afterAnotherKindOfAlert_isLoggedAsWell() {
    log.onEvent(AuthEvent.of(ALERT, NOW, "vendor.trr-apps.com", 401, "one kind", TOKEN));
    log.onEvent(AuthEvent.of(ALERT, NOW, "vendor.trr-apps.com", 0, "another kind", TOKEN));
    log.onEvent(AuthEvent.of(ALERT, NOW, "vendor.trr-apps.com", 0, "another kind", TOKEN));

    assertThat(lines).hasSize(2);
  }

  @Test
  void lines_withoutTokenAndStatus_areShort() {
    log.onEvent(AuthEvent.of(FETCH_FAILED, NOW, "vendor.trr-apps.com", 0, "no answer", null));

    assertThat(lines).containsExactly("WARNING FETCH_FAILED vendor.trr-apps.com: no answer");
  }
}
