package io.github.trrauth.servers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import io.github.trrauth.servers.TestApplication;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** WildFly as it comes for MicroProfile, whose OpenTelemetry the application switches on. */
class WildFlyOpenTelemetryIT extends ServerRun {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OtlpCollector collector = OtlpCollector.start();

  @Override
  protected Server newServer() {
    return WildFly.with("standalone-microprofile.xml", "opentelemetry");
  }

  @AfterAll
  void stopCollector() {
    collector.close();
  }

  @Override
  public boolean hasEnterpriseBeans() {
    return false;
  }

  @Override
  public TestApplication application(String name) {
    return super.application(name)
        .with("otel.sdk.disabled", "false")
        .with("otel.exporter.otlp.protocol", "http/protobuf")
        .with("otel.exporter.otlp.endpoint", collector.root().toString())
        .with("otel.metric.export.interval", "1000")
        .with("otel.traces.exporter", "none")
        .with("otel.logs.exporter", "none");
  }

  @Test
  void metrics_overOtlp_areOurs() throws Exception {
    stage()
        .with(
            application("sent"),
            probe -> {
              assertThat(probe.call("request", anyClient())).containsEntry("state", "VALID");
              await()
                  .atMost(PATIENCE)
                  .untilAsserted(
                      () ->
                          assertThat(collector.exports())
                              .anySatisfy(WildFlyOpenTelemetryIT::expectOurs));
            });
  }

  private static void expectOurs(String export) {
    assertThat(export)
        .contains("trr.auth.signed.requests {request} {server.address=localhost} 1")
        .contains("trr.auth.token.requests {request} {outcome=granted,server.address=localhost} 1")
        .containsPattern("trr\\.auth\\.token\\.time\\.left s .* 3[56]\\d\\d");
  }
}
