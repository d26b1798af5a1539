package io.github.trrauth.se;

import static io.github.trrauth.se.WeldApplication.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.TokenRejectedException;
import io.github.trrauth.TokenSource;
import io.github.trrauth.TokenUnavailableException;
import io.github.trrauth.sandbox.Sandbox;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings that are right, wrong or switched off, and a vendor that is down or says no. */
class DeploymentIT {
  /** The longest back-off, and more. */
  private static final Duration BACK_AGAIN = Duration.ofSeconds(90);

  @RegisterExtension static final TrustedVendor VENDOR = new TrustedVendor();

  @Test
  void start_withWrongSettings_failsWithAllMistakesInOneMessage() {
    Map<String, String> wrong =
        Map.of(
            "trr.auth.client-secret", "swordfish",
            "trr.auth.client-secret-file", "/no/such/file",
            "trr.auth.base-url", "http://vendor.trr-apps.com",
            "trr.auth.acquire-timeout", "soon",
            "trr.auth.replay-body-limit", "-1",
            "trr.auth.keep-warm", "perhaps");

    assertThatThrownBy(() -> WeldApplication.start(wrong))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("TRR-101 trr-auth is not configured correctly: ")
        .hasMessageContainingAll(
            "trr.auth.client-id is missing",
            "trr.auth.client-secret and ",
            "trr.auth.base-url must be an https origin without a path, was \"http://vendor",
            "trr.auth.acquire-timeout must be PT0.001S to PT10M, was \"soon\"",
            "trr.auth.replay-body-limit must be 0 to 1073741824 bytes, was \"-1\"",
            "trr.auth.keep-warm must be true or false, was \"perhaps\"")
        .message()
        .doesNotContain("swordfish");
  }

  @Test
  void start_afterAFailedOne_works() {
    assertThatThrownBy(() -> WeldApplication.start(Map.of()))
        .isInstanceOf(DeploymentException.class);
    try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      assertThat(application.call(vendor("/v1/vendor"))).isEqualTo(200);
    }
  }

  @Test
  void application_thatIsSwitchedOff_signsNothing() {
    Map<String, String> off =
        Map.of(
            "trr.auth.enabled",
            "false",
            "trr.auth.base-url",
            VENDOR.sandbox().baseUrl().toString());
    try (WeldApplication application = WeldApplication.start(off)) {
      assertThat(application.call(vendor("/v1/vendor"))).isEqualTo(401);
    }
    assertThat(VENDOR.sandbox().journal().tokenRequests()).isEmpty();
    assertThat(VENDOR.sandbox().journal().signed()).isEmpty();
  }

  @Test
  void application_whoseVendorIsDown_startsAndWorksWhenItIsBack() {
    Sandbox down = VENDOR.another(Sandbox.builder());
    Map<String, String> settings = down.settings();
    URI call = down.baseUrl().resolve("/v1/vendor");
    down.close();
    try (WeldApplication application = WeldApplication.start(settings)) {
      Throwable failure =
          catchThrowableOfType(ProcessingException.class, () -> application.call(call));
      assertThat(failure)
          .cause()
          .isInstanceOf(TokenUnavailableException.class)
          .hasMessageStartingWith("TRR-302 No token from localhost: ")
          .hasMessageContaining("Next attempt not before");

      Sandbox back = VENDOR.another(again(call.getPort(), settings));
      await()
          .atMost(BACK_AGAIN)
          .ignoreExceptionsInstanceOf(ProcessingException.class)
          .until(() -> application.call(call), status -> status == 200);
      assertThat(back.journal().unsigned()).isEmpty();
      assertThat(back.journal().tokenRequests()).hasSize(1);
    }
  }

  private static Sandbox.Builder again(int port, Map<String, String> settings) {
    return Sandbox.builder().port(port).clientSecret(settings.get("trr.auth.client-secret"));
  }

  @Test
  void call_withWrongCredentials_failsAndIsNotSent() {
    Map<String, String> wrong = with(VENDOR.settings(), "trr.auth.client-secret", "swordfish");
    try (WeldApplication application = WeldApplication.start(wrong)) {
      assertThatThrownBy(() -> application.call(vendor("/v1/vendor")))
          .isInstanceOf(ProcessingException.class)
          .cause()
          .isInstanceOf(TokenRejectedException.class)
          .hasMessageContainingAll(
              "localhost refused the client credentials",
              "401",
              "Invalid client credentials.",
              "Check trr.auth.client-id and trr.auth.client-secret")
          .message()
          .doesNotContain("swordfish");
      assertThatThrownBy(() -> application.call(vendor("/v1/vendor")))
          .hasCauseInstanceOf(TokenRejectedException.class);
    }
    assertThat(VENDOR.sandbox().journal().tokenRequests()).hasSize(1);
    assertThat(VENDOR.sandbox().journal().signed()).isEmpty();
    assertThat(VENDOR.sandbox().journal().unsigned()).isEmpty();
  }

  @Test
  void tokenSource_injected_signsTheRequestsOfOtherClients() throws Exception {
    try (WeldApplication application =
        WeldApplication.start(VENDOR.settings(), OtherClient.class)) {
      HttpRequest.Builder request = HttpRequest.newBuilder(vendor("/v1/vendor"));
      application.bean(OtherClient.class).sign(request);

      HttpClient client = HttpClient.newBuilder().sslContext(VENDOR.sandbox().sslContext()).build();
      assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private static URI vendor(String path) {
    return VENDOR.sandbox().baseUrl().resolve(path);
  }

  /** A bean that uses a client which nobody signs for it. */
  static class OtherClient {
    private final TokenSource tokens;

    @Inject
    OtherClient(TokenSource tokens) {
      this.tokens = tokens;
    }

    void sign(HttpRequest.Builder request) {
      request.header("Authorization", tokens.get().headerValue());
    }
  }
}
