package io.github.trrauth.observability;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What OpenTelemetry makes of the measures, in its own SDK. */
class OpenTelemetryIT {
  private static final Map<String, String> CHOSEN = Map.of("trr.auth.metrics", "opentelemetry");

  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
          .build();

  @AfterEach
  void close() {
    telemetry.close();
  }

  private Map<String, MetricData> collected() {
    return reader.collectAllMetrics().stream()
        .filter(
            metric -> metric.getInstrumentationScopeInfo().getName().equals("io.github.trrauth"))
        .collect(Collectors.toMap(MetricData::getName, Function.identity()));
  }

  private static Attributes tags(String... tag) {
    String host = Objects.requireNonNull(VENDOR.sandbox().httpUrl().getHost());
    Attributes attributes = Attributes.builder().put("server.address", host).build();
    return tag.length == 0 ? attributes : attributes.toBuilder().put(tag[0], tag[1]).build();
  }

  @Test
  void metrics_afterCallsAndARevocation_countThem() {
    Shop.Offer<OpenTelemetry> bean = new Shop.Offer<>(OpenTelemetry.class, telemetry);
    try (Shop shop = Shop.open(VENDOR.sandbox(), CHOSEN, bean)) {
      assertThat(collected()).doesNotContainKey("trr.auth.token.age");
      assertThat(shop.call()).isEqualTo(200);
      VENDOR.sandbox().tokens().revokeAll();
      assertThat(shop.call()).isEqualTo(200);

      Map<String, MetricData> metrics = collected();
      assertThat(metrics.get("trr.auth.signed.requests"))
          .hasUnit("{request}")
          .hasLongSumSatisfying(
              sum ->
                  sum.isMonotonic()
                      .isCumulative()
                      .hasPointsSatisfying(point -> point.hasValue(3).hasAttributes(tags())));
      assertThat(metrics.get("trr.auth.token.requests"))
          .hasLongSumSatisfying(
              sum ->
                  sum.hasPointsSatisfying(
                      point -> point.hasValue(2).hasAttributes(tags("outcome", "granted")),
                      point -> point.hasValue(0).hasAttributes(tags("outcome", "failed")),
                      point -> point.hasValue(0).hasAttributes(tags("outcome", "rejected"))));
      assertThat(metrics.get("trr.auth.api.rejections"))
          .hasLongSumSatisfying(
              sum ->
                  sum.hasPointsSatisfying(
                      point -> point.hasValue(1).hasAttributes(tags("status", "401")),
                      point -> point.hasValue(0).hasAttributes(tags("status", "403"))));
      assertThat(metrics.get("trr.auth.token.request.time"))
          .hasUnit("s")
          .hasDoubleSumSatisfying(sum -> sum.isMonotonic());
      assertThat(metrics.get("trr.auth.token.time.left"))
          .hasUnit("s")
          .hasDoubleGaugeSatisfying(g -> {});
      assertThat(metrics).containsKeys("trr.auth.token.age", "trr.auth.replays", "trr.auth.waits");
      assertThat(metrics.toString())
          .doesNotContain(VENDOR.sandbox().credentials().clientSecret())
          .doesNotContain(VENDOR.sandbox().tokens().issued());
    }
    assertThat(collected()).isEmpty();
  }

  @Test
  void globalOpenTelemetry_thatIsSet_isTold() {
    GlobalOpenTelemetry.set(telemetry);
    try (Shop shop = Shop.open(VENDOR.sandbox(), CHOSEN)) {
      assertThat(shop.call()).isEqualTo(200);
      assertThat(collected()).containsKey("trr.auth.signed.requests");
    } finally {
      GlobalOpenTelemetry.resetForTest();
    }
  }

  @Test
  void globalOpenTelemetry_thatIsNotSet_canStillBeSet() {
    GlobalOpenTelemetry.resetForTest();
    try (Shop shop = Shop.open(VENDOR.sandbox(), CHOSEN)) {
      assertThat(shop.call()).isEqualTo(200);
      assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }
  }
}
