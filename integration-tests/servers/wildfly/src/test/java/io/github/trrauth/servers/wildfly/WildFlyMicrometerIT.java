package io.github.trrauth.servers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.servers.NeighbourContract;
import io.github.trrauth.servers.ObservabilityContract;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerRun;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** WildFly with MicroProfile Health and with Micrometer, which shows metrics and sends them. */
class WildFlyMicrometerIT extends ServerRun implements NeighbourContract, ObservabilityContract {
  static final String EXTENSION =
      """
      <!-- tag::extension[] -->
      <extension module="org.wildfly.extension.micrometer"/>
      <!-- end::extension[] -->
      """;

  static final String SUBSYSTEM =
      """
      <!-- tag::subsystem[] -->
      <subsystem xmlns="urn:wildfly:micrometer:community:2.0">
        <prometheus-registry context="/prometheus" security-enabled="false"/>
      </subsystem>
      <!-- end::subsystem[] -->
      """;

  private static final String PROMETHEUS = "<prometheus-registry";

  private final OtlpCollector collector = OtlpCollector.start();
  private URI management = URI.create("");

  @Override
  protected Server newServer() throws IOException {
    String otlp = "<otlp-registry endpoint=\"" + collector.metrics() + "\" step=\"1\"/>";
    String configuration =
        WildFly.changed(
            "standalone-microprofile.xml",
            "micrometer",
            Map.of(
                "</extensions>",
                EXTENSION + "</extensions>",
                "</profile>",
                SUBSYSTEM.replace(PROMETHEUS, otlp + PROMETHEUS) + "</profile>"));
    WildFly wildFly = WildFly.with(configuration, "micrometer");
    management = wildFly.management();
    return wildFly;
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
  public URI pages(String application) {
    return management;
  }

  @Override
  public String metricsPage() {
    return "prometheus";
  }

  @Override
  public String readinessPage() {
    return "health/ready";
  }

  @Test
  void metrics_overOtlp_areOursAsLongAsTheApplicationIsThere() throws Exception {
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
                              .anySatisfy(WildFlyMicrometerIT::expectOurs));
            });
    collector.forget();
    await().atMost(PATIENCE).until(() -> collector.exports().size() > 1);
    assertThat(collector.exports()).noneMatch(export -> export.contains("trr.auth."));
  }

  private static void expectOurs(String export) {
    String tags = "{WF_DEPLOYMENT=sent.war,server.address=localhost} ";
    assertThat(export)
        .contains("trr.auth.signed.requests  " + tags + "1.0")
        .containsPattern("trr\\.auth\\.token\\.time\\.left\\.seconds  .* 3[56]\\d\\d");
  }
}
