package io.github.trrauth.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which API is told, and what becomes of a registry that is not there or does not work. */
class TokenMetersTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          Setting.CLIENT_ID.key(), "client-1",
          Setting.CLIENT_SECRET.key(), "s3cr3t-v4lu3",
          Setting.BASE_URL.key(), "https://vendor.example");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<String> warnings = new ArrayList<>();
  private final List<TokenMeters> meters = new ArrayList<>();
  private final TokenSource source = TokenSource.builder(Settings.read(SETTINGS::get)).build();

  @AfterEach
  void close() {
    meters.forEach(TokenMeters::close);
    Metrics.removeRegistry(registry);
    source.close();
    registry.close();
  }

  private static Beans only(Object bean) {
    return new Beans() {
      @Override
      public <T> T find(Class<T> type, Annotation... qualifiers) {
        return type.isInstance(bean) && qualifiers.length == 0 ? type.cast(bean) : null;
      }
    };
  }

  private TokenMeters register(String choice, Beans beans) {
    TokenMeters registered = TokenMeters.register(choice, beans, source, warnings::add);
    meters.add(registered);
    return registered;
  }

  @Test
  void register_oneRegistryThere_getsEveryMeasureOnce() {
    register("auto", only(registry));

    assertThat(registry.getMeters()).hasSameSizeAs(Measure.all());
    assertThat(registry.getMeters())
        .allMatch(meter -> "vendor.example".equals(meter.getId().getTag("server.address")));
    assertThat(warnings).isEmpty();
  }

  @Test
  void close_takesEverythingBack() {
    register("auto", only(registry)).close();

    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void register_noRegistryThere_isSilent() {
    register("auto", only("nothing"));

    assertThat(warnings).isEmpty();
  }

  @Test
  void register_globalRegistryWithSomebodyToTell_isUsed() {
    Metrics.addRegistry(registry);

    TokenMeters registered = register("auto", only("nothing"));

    assertThat(registry.getMeters()).hasSameSizeAs(Measure.all());
    registered.close();
    assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
  }

  @Test
  void register_chosenRegistryNotThere_saysSo() {
    register("opentelemetry", only(registry));

    assertThat(registry.getMeters()).isEmpty();
    assertThat(warnings)
        .containsExactly(
            "There are no metrics in opentelemetry: trr.auth.metrics names it, but the server offers no"
                + " registry of that API");
  }

  @Test
  void register_switchedOff_tellsNobody() {
    register("none", only(registry));

    assertThat(registry.getMeters()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void register_metersOfAnotherApplication_areLeftAlone() {
    register("auto", only(registry));
    register("auto", only(registry)).close();

    assertThat(registry.getMeters()).hasSameSizeAs(Measure.all());
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("micrometer", "is there already, from another application");
  }

  @Test
  void register_registryThatFails_isToldOfAndNothingIsLeft() {
    MeterRegistry failing =
        new SimpleMeterRegistry() {
          @Override
          protected <T> io.micrometer.core.instrument.Gauge newGauge(
              Meter.Id id, T object, java.util.function.ToDoubleFunction<T> value) {
            throw new IllegalStateException("full");
          }
        };
    register("auto", only(failing)).close();

    assertThat(failing.getMeters()).isEmpty();
    assertThat(warnings).singleElement().asString().contains("micrometer", "full");
  }

  @Test
  void measures_ofOneName_differInOneTagOnly() {
    for (Measure measure : Measure.all()) {
      List<Measure> namesakes =
          Measure.all().stream().filter(other -> other.name().equals(measure.name())).toList();
      assertThat(namesakes)
          .extracting(Measure::kind, Measure::unit, Measure::description, Measure::tag)
          .containsOnly(
              org.assertj.core.groups.Tuple.tuple(
                  measure.kind(), measure.unit(), measure.description(), measure.tag()));
      assertThat(namesakes).extracting(Measure::tagValue).doesNotHaveDuplicates();
    }
  }
}
