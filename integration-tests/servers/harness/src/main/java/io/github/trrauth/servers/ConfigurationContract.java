package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.sandbox.Sandbox;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Settings that are wrong, settings that switch off, and a vendor that is down. */
public interface ConfigurationContract extends Tested {
  /** How long the source may back off before it tries again, and more. */
  Duration BACK_AGAIN = Duration.ofSeconds(90);

  @Test
  default void deployment_withWrongSettings_failsWithAllMistakesInOneMessage() {
    long position = stage().server().log().position();
    TestApplication wrong =
        application("mistaken")
            .without("trr.auth.client-id")
            .without("trr.auth.client-secret")
            .with("trr.auth.base-url", "http://vendor.trr-apps.com")
            .with("trr.auth.acquire-timeout", "soon");
    assertThatThrownBy(() -> stage().deploy(wrong.war()))
        .isInstanceOf(DeploymentFailedException.class);
    assertThat(stage().server().log().since(position))
        .containsPattern(
            "TRR-101 trr-auth is not configured correctly: trr.auth.client-id [^\\n]*"
                + "trr.auth.client-secret [^\\n]*trr.auth.base-url [^\\n]*"
                + "trr.auth.acquire-timeout ");
  }

  @Test
  default void deployment_withoutAnySetting_fails() {
    long position = stage().server().log().position();
    TestApplication none =
        application("unset")
            .without("trr.auth.base-url")
            .without("trr.auth.client-id")
            .without("trr.auth.client-secret");
    assertThatThrownBy(() -> stage().deploy(none.war()))
        .isInstanceOf(DeploymentFailedException.class);
    assertThat(stage().server().log().since(position)).contains("trr.auth.client-id is missing");
  }

  @Test
  default void deployment_withoutASecret_fails() {
    long position = stage().server().log().position();
    TestApplication wrong = application("missing").without("trr.auth.client-secret");
    assertThatThrownBy(() -> stage().deploy(wrong.war()))
        .isInstanceOf(DeploymentFailedException.class);
    assertThat(stage().server().log().since(position))
        .contains("trr.auth.client-secret is missing");
  }

  @Test
  default void application_thatIsSwitchedOff_signsNothing() throws Exception {
    TestApplication off =
        application("disabled")
            .without("trr.auth.client-id")
            .without("trr.auth.client-secret")
            .with("trr.auth.enabled", "false");
    stage()
        .with(
            off,
            probe -> {
              assertThat(probe.call("request", "built")).containsEntry("state", "NONE");
              assertThat(probe.call("request", "injected").get("failure")).contains("401");
            });
    assertThat(stage().vendor().journal().tokenRequests()).isEmpty();
    assertThat(stage().vendor().journal().signed()).isEmpty();
  }

  @Test
  default void application_whoseVendorIsDown_deploysAndWorksWhenItIsBack() throws Exception {
    Sandbox before = stage().another(Sandbox.builder());
    Map<String, String> settings = before.settings();
    String secret = before.credentials().clientSecret();
    URI vendor = before.baseUrl();
    before.close();
    TestApplication early =
        application("early")
            .with(settings)
            .knowing(vendor)
            .with("trr.auth.connect-timeout", "PT1S");
    stage()
        .with(
            early,
            probe -> {
              String failure = probe.call("request", anyClient()).get("failure");
              assertThat(failure)
                  .contains(failureOfACall())
                  .contains("io.github.trrauth.TokenUnavailableException")
                  .contains("Next attempt not before");
              stage().another(Sandbox.builder().port(vendor.getPort()).clientSecret(secret));
              Awaitility.await()
                  .atMost(BACK_AGAIN)
                  .pollInterval(Duration.ofMillis(500))
                  .untilAsserted(
                      () ->
                          assertThat(probe.call("request", anyClient()))
                              .containsEntry("state", "VALID"));
            });
  }
}
