package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import java.net.URI;
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

  /** The tag that each metric has. */
  String HOST = "server_address=\"localhost\"";

  /** A value, as whole numbers are written. */
  String ONE = "1(\\.0)?";

  /** A value of nearly an hour in seconds. */
  String HOUR = "3[56]\\d\\d(\\.\\d+)?";

  /**
   * Returns what the pages are relative to.
   *
   * @param application the name of the application that they are to show
   */
  default URI pages(String application) {
    return stage().server().uri();
  }

  /** Names the page of the metrics. */
  String metricsPage();

  /** Names the page of the readiness checks. */
  String readinessPage();

  /** Names what the server puts before the names of metrics. */
  default String metricsPrefix() {
    return "";
  }

  private String page(String application, String path) {
    return Management.at(pages(application), Map.of()).send("GET", path, BodyPublishers.noBody());
  }

  private String sample(String name, String tags, String value) {
    return "(?m)^" + metricsPrefix() + name + "\\{.*" + tags + ".*} " + value + "(\\s|$)";
  }

  @Test
  default void metrics_ofTheServer_showOurs() throws Exception {
    long position = stage().server().log().position();
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
                          assertThat(page("measured", metricsPage()))
                              .containsPattern(sample("trr_auth_signed_requests_total", HOST, ONE))
                              .containsPattern(
                                  sample(
                                      "trr_auth_token_requests_total", "outcome=\"granted\"", ONE))
                              .containsPattern(
                                  sample("trr_auth_token_time_left_seconds", HOST, HOUR)));
              expectNoSecret(page("measured", metricsPage()));
            });
    // The warning that there are no metrics in an API, which is no good where another one has them.
    assertThat(stage().server().log().since(position)).doesNotContain("TRR-107");
  }

  @Test
  default void metrics_afterTheEndOfTheApplication_areGone() throws Exception {
    if (runsSeveralApplications()) {
      stage()
          .with(
              application("remaining").withoutJar().with("trr.auth.enabled", "false"),
              remaining -> {
                stage().with(application("ended"), probe -> probe.call("request", anyClient()));
                assertThat(page("remaining", metricsPage()))
                    .contains("# TYPE")
                    .doesNotContain("trr_auth_");
              });
    }
  }

  /** Says whether there is a server that goes on when an application ends. */
  default boolean runsSeveralApplications() {
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

              String page = page("ready", readinessPage());
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

              String page = page("refused", readinessPage());
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
              assertThat(page("unchecked", readinessPage()))
                  .contains("\"checks\"", "UP")
                  .doesNotContain("the token in hand is valid");
            });
  }

  private void expectNoSecret(String page) {
    assertThat(page)
        .doesNotContain(stage().vendor().credentials().clientSecret())
        .doesNotContain(stage().vendor().tokens().issued());
  }
}
