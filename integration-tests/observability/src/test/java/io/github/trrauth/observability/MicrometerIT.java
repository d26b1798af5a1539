package io.github.trrauth.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Micrometer makes of the measures, as Prometheus reads it. */
class MicrometerIT {
  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private Shop open(Map<String, String> settings) {
    return Shop.open(VENDOR.sandbox(), settings, new Shop.Offer<>(MeterRegistry.class, registry));
  }

  @Test
  void scrape_afterCallsAndARevocation_countsThem() {
    try (Shop shop = open(Map.of())) {
      assertThat(shop.call()).isEqualTo(200);
      assertThat(shop.call()).isEqualTo(200);
      VENDOR.sandbox().tokens().revokeAll();
      assertThat(shop.call()).isEqualTo(200);

      String host = VENDOR.sandbox().httpUrl().getHost();
      assertThat(registry.scrape())
          .contains(
              line("trr_auth_signed_requests_total", host, "", "4.0"),
              line("trr_auth_token_requests_total", host, "outcome=\"granted\",", "2.0"),
              line("trr_auth_token_requests_total", host, "outcome=\"failed\",", "0.0"),
              line("trr_auth_token_requests_total", host, "outcome=\"rejected\",", "0.0"),
              "# TYPE trr_auth_token_request_time_seconds_total counter",
              "# TYPE trr_auth_token_time_left_seconds gauge",
              "# TYPE trr_auth_token_age_seconds gauge",
              line("trr_auth_replays_total", host, "", "1.0"),
              line("trr_auth_token_failures", host, "", "0.0"))
          // The token after the revocation may be there before somebody waits for it.
          .containsPattern("trr_auth_waits_total\\{.*} [12]\\.0")
          .containsPattern("trr_auth_api_rejections_total\\{.*status=\"401\".*} 1\\.0")
          .containsPattern("trr_auth_api_rejections_total\\{.*status=\"403\".*} 0\\.0")
          .containsPattern("trr_auth_token_time_left_seconds\\{.*} 3[56]\\d\\d")
          .doesNotContain(VENDOR.sandbox().credentials().clientSecret())
          .doesNotContain(VENDOR.sandbox().tokens().issued());
    }
  }

  private static String line(String name, String host, String tags, String value) {
    return name + "{" + tags + "server_address=\"" + host + "\"} " + value + "\n";
  }

  @Test
  void scrape_withoutAToken_saysThatNoTimeIsLeft() {
    try (Shop shop = open(Map.of())) {
      assertThat(registry.scrape())
          .containsPattern("trr_auth_token_time_left_seconds\\{.*} 0\\.0")
          .containsPattern("trr_auth_token_age_seconds\\{.*} NaN");
      assertThat(shop.call()).isEqualTo(200);
    }
  }

  @Test
  void scrape_afterTheApplication_holdsNothingOfIt() {
    try (Shop shop = open(Map.of())) {
      assertThat(shop.call()).isEqualTo(200);
      assertThat(registry.getMeters()).isNotEmpty();
    }
    assertThat(registry.getMeters()).isEmpty();
    assertThat(registry.scrape()).doesNotContain("trr_auth");
  }

  @Test
  void application_withMetricsSwitchedOff_registersNothing() {
    try (Shop shop = open(Map.of("trr.auth.metrics", "none"))) {
      assertThat(shop.call()).isEqualTo(200);
      assertThat(registry.getMeters()).isEmpty();
    }
  }
}
