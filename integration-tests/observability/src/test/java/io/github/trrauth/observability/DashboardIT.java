package io.github.trrauth.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard asks, and the alert rules, in a Prometheus that scrapes an application. */
class DashboardIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  @TempDir Path folder;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] page = registry.scrape().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Prometheus prometheus() throws IOException {
    return Prometheus.start(
        folder, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics"));
  }

  private Shop open() {
    return Shop.open(VENDOR.sandbox(), Map.of(), new Shop.Offer<>(MeterRegistry.class, registry));
  }

  static JsonObject dashboard() throws IOException {
    Path file = Tool.docs().resolve("grafana-dashboard.json");
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    }
  }

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (JsonObject panel : dashboard().getJsonArray("panels").getValuesAs(JsonObject.class)) {
      for (JsonObject target : panel.getJsonArray("targets").getValuesAs(JsonObject.class)) {
        // What Grafana puts in.
        expressions.add(
            target
                .getString("expr")
                .replace("$__rate_interval", "1m")
                .replace("$vendor", ".*")
                .replace("$instance", ".*"));
      }
    }
    return expressions;
  }

  @Test
  void panels_haveAllThatGrafanaNeeds() throws IOException {
    List<JsonObject> panels = dashboard().getJsonArray("panels").getValuesAs(JsonObject.class);

    assertThat(panels).extracting(panel -> panel.getInt("id")).doesNotHaveDuplicates();
    assertThat(panels).extracting(panel -> panel.getString("title")).doesNotHaveDuplicates();
    assertThat(panels)
        .allSatisfy(
            panel -> {
              JsonObject place = panel.getJsonObject("gridPos");
              assertThat(place.getInt("x") + place.getInt("w")).isBetween(1, 24);
              assertThat(panel.getJsonArray("targets")).isNotEmpty();
              assertThat(panel.getString("description")).endsWith(".");
            });
    assertThat(expressions()).noneMatch(expression -> expression.contains("$"));
  }

  @Test
  void expressions_ofTheDashboard_bringSeries() throws Exception {
    try (Prometheus prometheus = prometheus();
        Shop shop = open()) {
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(prometheus.query("trr_auth_waits_total")).isNotEmpty());
      shop.call();
      VENDOR.sandbox().tokens().revokeAll();
      shop.call();

      for (String expression : expressions()) {
        await(expression)
            .atMost(LIMIT)
            .untilAsserted(
                () ->
                    assertThat(prometheus.query(expression))
                        .isNotEmpty()
                        .noneMatch(DashboardIT::isNotANumber));
      }
      assertThat(prometheus.rules())
          .hasSize(5)
          .allMatch(rule -> rule.getString("health").equals("ok"))
          .filteredOn(rule -> rule.getString("state").equals("firing"))
          .extracting(rule -> rule.getString("name"))
          // The token was fresh when it was revoked.
          .containsExactly("TrrAuthAlert");
    }
  }

  private static boolean isNotANumber(JsonValue series) {
    return series.asJsonObject().getJsonArray("value").getString(1).equals("NaN");
  }

  @Test
  void alert_ofATokenThatIsLost_isRaised() throws Exception {
    VENDOR.sandbox().tokens().lifetime(Duration.ofSeconds(1));
    try (Prometheus prometheus = prometheus();
        Shop shop = open()) {
      shop.call();
      VENDOR.sandbox().always(Sandbox.TOKEN_PATH, Misbehaviour.with().status(503));
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThatThrownBy(shop::call).isInstanceOf(ProcessingException.class));

      // Pending: it fires when it has lasted for a minute.
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(prometheus.rules())
                      .filteredOn(rule -> rule.getString("name").equals("TrrAuthNoToken"))
                      .extracting(rule -> rule.getString("state"))
                      .containsExactly("pending"));
    }
  }
}
