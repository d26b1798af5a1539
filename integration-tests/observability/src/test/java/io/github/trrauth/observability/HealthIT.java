package io.github.trrauth.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The readiness check, as SmallRye Health answers it. */
class HealthIT {
  /** The longest back-off of the first minutes, and more. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  private static Sandbox vendor() {
    return VENDOR.sandbox();
  }

  private static Shop open(Map<String, String> settings) {
    return Shop.open(vendor(), settings);
  }

  private static void takeTokenEndpointDown() {
    vendor().always(Sandbox.TOKEN_PATH, Misbehaviour.with().status(503));
  }

  private static List<JsonObject> checks(Shop shop) {
    JsonObject answer = shop.bean(SmallRyeHealthReporter.class).getReadiness().getPayload();
    assertThat(answer.toString())
        .doesNotContain(vendor().credentials().clientSecret())
        .doesNotContain("swordfish")
        .doesNotContain(vendor().tokens().issued());
    return answer.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("name").equals("trr-auth"))
        .toList();
  }

  private static void expect(Shop shop, String status, String reason) {
    List<JsonObject> checks = checks(shop);
    assertThat(checks).hasSize(1);
    JsonObject check = checks.get(0);
    assertThat(check.getJsonObject("data").getString("reason")).isEqualTo(reason);
    assertThat(check.getString("status")).isEqualTo(status);
  }

  @Test
  void readiness_beforeTheFirstCall_isUp() {
    try (Shop shop = open(Map.of())) {
      expect(shop, "UP", "no token in hand: the next call fetches one");
      assertThat(vendor().journal().tokenRequests()).isEmpty();
    }
  }

  @Test
  void readiness_withATokenAndTheEndpointDown_isUp() {
    try (Shop shop = open(Map.of())) {
      shop.call();
      takeTokenEndpointDown();

      expect(shop, "UP", "the token in hand is valid");
      JsonObject data = checks(shop).get(0).getJsonObject("data");
      assertThat(data.getString("vendor")).isEqualTo(vendor().httpUrl().getHost());
      assertThat(data.getString("token")).isEqualTo("fresh");
      assertThat(data.getInt("secondsLeft")).isBetween(3500, 3600);
      assertThat(data.getInt("failures")).isZero();
    }
  }

  @Test
  void readiness_vendorDownAtStart_isUp() {
    takeTokenEndpointDown();
    try (Shop shop = open(Map.of("trr.auth.eager", "true"))) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> expect(shop, "UP", "no token yet: the token endpoint is not available"));
      assertThat(checks(shop).get(0).getJsonObject("data").getString("lastAnswer")).contains("503");
    }
  }

  @Test
  void readiness_credentialsRefused_isDown() {
    try (Shop shop = open(Map.of("trr.auth.client-secret", "swordfish"))) {
      assertThatThrownBy(shop::call).isInstanceOf(ProcessingException.class);

      expect(shop, "DOWN", "no token: the credentials are refused");
    }
  }

  @Test
  void readiness_tokenLost_isDownAndComesBackWithoutACall() {
    vendor().tokens().lifetime(Duration.ofSeconds(1));
    try (Shop shop = open(Map.of())) {
      shop.call();
      takeTokenEndpointDown();
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThatThrownBy(shop::call).isInstanceOf(ProcessingException.class));
      expect(shop, "DOWN", "the last token has expired, and the token endpoint is not available");

      vendor().tokens().lifetime(Duration.ofHours(1));
      vendor().clear();
      await().atMost(LIMIT).untilAsserted(() -> expect(shop, "UP", "the token in hand is valid"));
    }
  }

  @Test
  void readiness_switchedOff_isNotThere() {
    try (Shop shop = open(Map.of("trr.auth.health", "false"))) {
      assertThat(checks(shop)).isEmpty();
    }
  }

  @Test
  void readiness_ofAnApplicationThatSignsNothing_isNotThere() {
    try (Shop shop = open(Map.of("trr.auth.enabled", "false"))) {
      assertThat(checks(shop)).isEmpty();
    }
  }
}
