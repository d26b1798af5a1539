package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the server's own pages show of the token: metrics as Prometheus reads them, and readiness.
 */
public interface ObservabilityContract extends Tested {
  /** How long a page may take to say something else. */
  Duration PATIENCE = Duration.ofSeconds(30);

  /** Names the page of the metrics, relative to the server's root. */
  String metricsPage();

  /** Names the page of the readiness checks, relative to the server's root. */
  String readinessPage();

  private String page(String path) {
    return Management.at(stage().server().uri(), Map.of())
        .send("GET", path, BodyPublishers.noBody());
  }

  @Test
  default void metrics_ofTheServer_showOurs() throws Exception {
    stage()
        .with(
            application("measured"),
            probe -> {
              assertThat(probe.call("request", anyClient())).containsEntry("state", "VALID");
              // More than once, since with MicroProfile Metrics counters may be one reading late.
              await()
                  .atMost(PATIENCE)
                  .untilAsserted(
                      () ->
                          assertThat(page(metricsPage()))
                              .containsPattern("trr_auth_signed_requests_total\\{.*} 1(\\.0)?\\s")
                              .containsPattern(
                                  "trr_auth_token_requests_total\\{.*\"granted\".*} 1(\\.0)?\\s")
                              .containsPattern("trr_auth_token_time_left_seconds\\{.*} 3[56]\\d\\d")
                              .containsPattern("server_address=\"localhost\""));
              expectNoSecret(page(metricsPage()));
            });
  }

  @Test
  default void metrics_afterTheEndOfTheApplication_areGone() throws Exception {
    stage().with(application("ended"), probe -> probe.call("request", anyClient()));

    if (runsWithoutApplication()) {
      assertThat(page(metricsPage())).doesNotContain("trr_auth_");
    }
  }

  /** Says whether the server goes on when its only application has ended. */
  default boolean runsWithoutApplication() {
    return true;
  }

  @Test
  default void readiness_withATokenAndTheEndpointDown_isUp() throws Exception {
    stage()
        .with(
            application("ready"),
            probe -> {
              assertThat(probe.call("request", anyClient())).containsEntry("state", "VALID");
              stage().vendor().always(Sandbox.TOKEN_PATH, Misbehaviour.with().status(503));

              String page = page(readinessPage());
              assertThat(page)
                  .contains("trr-auth", "the token in hand is valid", "secondsLeft")
                  .doesNotContain("DOWN");
              expectNoSecret(page);
            });
  }

  @Test
  default void readiness_withRefusedCredentials_isDown() throws Exception {
    stage()
        .with(
            application("refused").with("trr.auth.client-secret", "swordfish"),
            probe -> {
              assertThat(probe.call("request", anyClient())).containsKey("failure");

              String page = page(readinessPage());
              assertThat(page)
                  .contains("trr-auth", "DOWN", "no token: the credentials are refused")
                  .doesNotContain("swordfish");
            });
  }

  @Test
  default void readiness_switchedOff_saysNothingOfTokens() throws Exception {
    stage()
        .with(
            application("unchecked").with("trr.auth.health", "false"),
            probe -> {
              assertThat(probe.call("request", anyClient())).containsEntry("state", "VALID");
              assertThat(page(readinessPage())).doesNotContain("the token in hand is valid");
            });
  }

  private void expectNoSecret(String page) {
    assertThat(page)
        .doesNotContain(stage().vendor().credentials().clientSecret())
        .doesNotContain(stage().vendor().tokens().issued());
  }
}
