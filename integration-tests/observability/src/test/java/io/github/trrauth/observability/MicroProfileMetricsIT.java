package io.github.trrauth.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import io.smallrye.metrics.SharedMetricRegistries;
import java.util.Map;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What MicroProfile Metrics makes of the measures, in SmallRye's implementation. That has a
 * registry in Micrometer's global one, which is asked only where there is no bean.
 */
class MicroProfileMetricsIT {
  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  private final MetricRegistry registry =
      SharedMetricRegistries.getOrCreate(MetricRegistry.APPLICATION_SCOPE);

  private static MetricID id(String name, Tag... tags) {
    Tag host = new Tag("server_address", VENDOR.sandbox().httpUrl().getHost());
    if (tags.length == 0) {
      return new MetricID(name, host);
    }
    return new MetricID(name, host, tags[0]);
  }

  private long count(String name, Tag... tags) {
    return registry.getCounter(id(name, tags)).getCount();
  }

  private double gauge(String name) {
    return registry.getGauge(id(name)).getValue().doubleValue();
  }

  @Test
  void registry_afterCallsAndARevocation_countsThem() {
    try (Shop shop = Shop.open(VENDOR.sandbox(), Map.of())) {
      assertThat(gauge("trr.auth.token.time.left")).isZero();
      assertThat(shop.call()).isEqualTo(200);
      VENDOR.sandbox().tokens().revokeAll();
      assertThat(shop.call()).isEqualTo(200);

      // To read a gauge brings the counters up to date.
      assertThat(gauge("trr.auth.token.time.left")).isBetween(3500.0, 3600.0);
      assertThat(gauge("trr.auth.token.time.left")).isBetween(3500.0, 3600.0);
      assertThat(count("trr.auth.signed.requests")).isEqualTo(3);
      assertThat(count("trr.auth.token.requests", new Tag("outcome", "granted"))).isEqualTo(2);
      assertThat(count("trr.auth.token.requests", new Tag("outcome", "failed"))).isZero();
      assertThat(count("trr.auth.api.rejections", new Tag("status", "401"))).isEqualTo(1);
      assertThat(count("trr.auth.replays")).isEqualTo(1);
      assertThat(gauge("trr.auth.token.request.time")).isPositive();
      assertThat(gauge("trr.auth.token.failures")).isZero();
      assertThat(registry.getMetadata().get("trr.auth.token.time.left").getUnit())
          .isEqualTo("seconds");
    }
    assertThat(registry.getNames()).noneMatch(name -> name.startsWith("trr.auth"));
  }
}
