package io.github.trrauth.se;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.TokenSource;
import io.github.trrauth.sandbox.Sandbox;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in an application's log, and what never does. */
class LogIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Loggers of the client that an application has chosen, which show all that is sent. */
  private static final Set<String> WIRE_LOGS =
      Set.of("org.apache.http.headers", "org.apache.http.wire");

  @RegisterExtension static final TrustedVendor VENDOR = new TrustedVendor();

  private final LogRecorder log = new LogRecorder();
  private final List<String> texts = new ArrayList<>();

  @AfterEach
  void stopRecording() {
    log.close();
  }

  @Test
  void signedCalls_whileAllIsWell_logNoWarning() {
    try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      for (int i = 0; i < 10; i++) {
        assertThat(application.call(vendor())).isEqualTo(200);
      }
    }
    assertThat(log.ours(Level.WARNING)).isEmpty();
    assertThat(log.ours(Level.SEVERE)).isEmpty();
  }

  @Test
  void troubles_areLoggedOncePerChangeOfState() {
    try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      assertThat(application.call(vendor())).isEqualTo(200);
      sandbox().always(Sandbox.TOKEN_PATH, with().status(503).body("{\"message\":\"Closed.\"}"));
      sandbox().tokens().revokeAll();
      for (int i = 0; i < 5; i++) {
        assertThat(application.call(vendor())).isEqualTo(401);
      }
      assertThat(log.ours(Level.WARNING))
          .hasSize(3)
          .anyMatch(
              line ->
                  line.matches("TRR-201 API_REJECTED localhost 401: .* \\(token \\p{XDigit}{8}\\)"))
          .anyMatch(line -> line.startsWith("TRR-901 ALERT localhost 401: a freshly fetched token"))
          .anyMatch(line -> line.matches("TRR-302 FETCH_FAILED localhost 503: .*Closed\\..*"));
      assertThat(log.ours(Level.INFO)).isEmpty();

      sandbox().clear();
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> application.call(vendor()), status -> status == 200);
      assertThat(application.call(vendor())).isEqualTo(200);
      assertThat(log.ours(Level.INFO))
          .hasSize(2)
          .anyMatch(
              line -> line.startsWith("TRR-301 Tokens are given out again: FETCHED localhost"))
          .anyMatch(line -> line.startsWith("TRR-202 API_ACCEPTED localhost 200: "));
      assertThat(log.ours(Level.WARNING)).hasSize(3);
    }
  }

  @Test
  void secretsAndTokens_standInNoLogAndNoException() {
    List<String> secrets = new ArrayList<>(sandbox().credentials().secrets());
    sandbox().tokens().lifetime(Duration.ofSeconds(2));
    try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      assertThat(application.call(vendor())).isEqualTo(200);
      TokenSource source = application.bean(TokenSource.class);
      texts.add(source + " " + source.get() + " " + source.metrics());
      awaitExpiry(application);
      rejectOnce(application);
      rejectAlways(application);
    }
    failToFetch();
    secrets.add(refuseCredentials());
    secrets.add(deployWrongly());

    String all = log.textWithout(WIRE_LOGS) + texts;
    assertThat(all)
        .contains("FETCH_FAILED", "API_REJECTED", "CREDENTIALS_REJECTED", "TokenRejectedException");
    assertThat(sandbox().tokens().issued().size()).isGreaterThan(3);
    assertThat(secrets.size()).isEqualTo(3);
    // Numbers, since a report of this test is to hold none of them either.
    assertThat(sandbox().tokens().issued().stream().filter(all::contains).count()).isZero();
    assertThat(secrets.stream().filter(all::contains).count()).isZero();
  }

  private void awaitExpiry(WeldApplication application) {
    int before = sandbox().tokens().issued().size();
    await()
        .atMost(LIMIT)
        .until(
            () -> application.call(vendor()) == 200 && sandbox().tokens().issued().size() > before);
    sandbox().tokens().lifetime(Duration.ofHours(1));
  }

  private void rejectOnce(WeldApplication application) {
    sandbox().tokens().revokeAll();
    assertThat(application.call(vendor())).isEqualTo(200);
  }

  private void rejectAlways(WeldApplication application) {
    sandbox().always("/v1/items", with().status(401).body("{\"message\":\"Unauthorized\"}"));
    assertThat(application.call(sandbox().baseUrl().resolve("/v1/items"))).isEqualTo(401);
    sandbox().clear();
  }

  private void failToFetch() {
    sandbox().always(Sandbox.TOKEN_PATH, with().status(500).body("<html>"));
    try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      assertThat(isKept(catchThrowable(() -> application.call(vendor())))).isTrue();
    }
    sandbox().clear();
  }

  private boolean isKept(Throwable failure) {
    if (failure != null) {
      texts.add(LogRecorder.stackTraceOf(failure));
    }
    return failure != null;
  }

  /** Calls with a secret that is refused, and returns it. */
  private String refuseCredentials() {
    String secret = sandbox().credentials().clientSecret() + "-not";
    try (WeldApplication application =
        WeldApplication.start(
            WeldApplication.with(VENDOR.settings(), "trr.auth.client-secret", secret))) {
      assertThat(isKept(catchThrowable(() -> application.call(vendor())))).isTrue();
    }
    return secret;
  }

  /** Starts with a wrong setting beside a secret, and returns that. */
  private String deployWrongly() {
    String secret = sandbox().credentials().rotate();
    assertThat(
            isKept(
                catchThrowable(
                    () ->
                        WeldApplication.start(
                            WeldApplication.with(
                                VENDOR.settings(), "trr.auth.acquire-timeout", "soon")))))
        .isTrue();
    return secret;
  }

  private static Sandbox sandbox() {
    return VENDOR.sandbox();
  }

  private static URI vendor() {
    return sandbox().baseUrl().resolve("/v1/vendor");
  }
}
