package io.github.trrauth;

import static io.github.trrauth.AuthEvent.Type.ALERT;
import static io.github.trrauth.AuthEvent.Type.ALERT_OVER;
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
      log.onEvent(event(type, idOf(type)));
    }
  }

  private static MessageId idOf(AuthEvent.Type type) {
    boolean alert = type == ALERT || type == ALERT_OVER;
    return alert ? MessageId.REJECTED_EARLY : MessageId.valueOf(type.name());
  }

  private static AuthEvent event(AuthEvent.Type type, MessageId id) {
    return AuthEvent.of(type, id, NOW, "vendor.trr-apps.com", 401, "what happened", TOKEN);
  }

  @ParameterizedTest
  @EnumSource(names = {"FETCH_FAILED", "CREDENTIALS_REJECTED", "API_REJECTED", "ALERT"})
  void trouble_manyTimes_isOneWarning(AuthEvent.Type trouble) {
    on(trouble, 1000);

    assertThat(lines)
        .containsExactly(
            "WARNING "
                + idOf(trouble).code()
                + " "
                + trouble
                + " vendor.trr-apps.com 401: what happened (token ba7816bf)");
  }

  @ParameterizedTest
  @EnumSource(names = {"FETCH_FAILED", "CREDENTIALS_REJECTED"})
  void fetched_afterTrouble_isOneInfoAndTheNextTroubleIsNew(AuthEvent.Type trouble) {
    on(trouble, 3);
    on(FETCHED, 3);
    on(trouble, 3);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("INFO TRR-301 Tokens are given out again: FETCHED");
    assertThat(lines.get(2)).startsWith("WARNING " + idOf(trouble).code());
  }

  @Test
  void fetched_afterBothTroubles_isOneInfo() {
    on(FETCH_FAILED, 1);
    on(CREDENTIALS_REJECTED, 1);
    on(FETCHED, 2);

    assertThat(lines).hasSize(3);
  }

  @Test
  void accepted_afterTrouble_isOneInfoAndTheNextTroubleIsNew() {
    on(API_REJECTED, 2);
    on(API_ACCEPTED, 1);
    on(API_REJECTED, 2);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("INFO TRR-202 API_ACCEPTED");
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
    on(ALERT_OVER, 10);

    assertThat(lines).isEmpty();
  }

  @Test
  void secretSwitched_isInfo() {
    on(SECRET_SWITCHED, 1);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("INFO TRR-304 SECRET_SWITCHED");
  }

  @Test
  void alert_afterAnotherKindOfAlert_isLoggedAsWell() {
    log.onEvent(event(ALERT, MessageId.REJECTED_EARLY));
    log.onEvent(event(ALERT, MessageId.MANY_FETCHES));
    log.onEvent(event(ALERT, MessageId.MANY_FETCHES));

    assertThat(lines).hasSize(2);
  }

  @Test
  void alertOver_endsThatAlertAlone() {
    log.onEvent(event(ALERT, MessageId.REJECTED_EARLY));
    log.onEvent(event(ALERT, MessageId.MANY_FETCHES));
    log.onEvent(event(ALERT_OVER, MessageId.REJECTED_EARLY));
    log.onEvent(event(ALERT, MessageId.MANY_FETCHES));
    on(API_ACCEPTED, 1);
    log.onEvent(event(ALERT, MessageId.REJECTED_EARLY));

    assertThat(lines)
        .extracting(line -> line.split(" ", 4)[0] + " " + line.split(" ", 4)[1])
        .containsExactly("WARNING TRR-902", "WARNING TRR-903", "INFO TRR-902", "WARNING TRR-902");
  }

  @Test
  void lines_withoutTokenAndStatus_areShort() {
    log.onEvent(AuthEvent.of(FETCH_FAILED, NOW, "vendor.trr-apps.com", 0, "no answer", null));

    assertThat(lines)
        .containsExactly("WARNING TRR-302 FETCH_FAILED vendor.trr-apps.com: no answer");
  }
}
