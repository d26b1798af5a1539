package io.github.trrauth.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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
              Meter.Id id, T object, ToDoubleFunction<T> value) {
            throw new IllegalStateException("full");
          }
        };
    register("auto", only(failing)).close();

    assertThat(failing.getMeters()).isEmpty();
    assertThat(warnings).singleElement().asString().contains("micrometer", "full");
  }

  @Test
  void register_registryWhoseListenerFails_isToldOfAndNothingIsLeft() {
    registry
        .config()
        .onMeterAdded(
            meter -> {
              throw new IllegalArgumentException("invalid tag");
            });
    register("auto", only(registry));

    assertThat(registry.getMeters()).isEmpty();
    assertThat(warnings).singleElement().asString().contains("micrometer", "invalid tag");
  }

  @Test
  void register_registryThatDeniesAMeter_isNotToldOfItByAnotherName() {
    registry
        .config()
        .meterFilter(MeterFilter.deny(id -> id.getName().equals("trr.auth.token.time.left")));
    register("auto", only(registry));

    assertThat(registry.getMeters())
        .hasSize(Measure.all().size() - 1)
        .noneMatch(meter -> meter.getId().getName().startsWith("trr.auth.token.time.left"));
  }

  @Test
  void register_registryThatKeepsWhatBuildersMake_passesEveryMeasureOn() {
    TokenMeters registered = register("auto", only(new PassingOn(registry)));

    assertThat(registry.getMeters()).hasSameSizeAs(Measure.all());
    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .contains("trr.auth.waits", "trr.auth.token.time.left.seconds")
        .contains("trr.auth.token.request.time.seconds");
    registered.close();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  /** As that of WildFly 39 for each application: the methods of builders are not its own. */
  private static final class PassingOn extends SimpleMeterRegistry {
    private final MeterRegistry all;

    PassingOn(MeterRegistry all) {
      this.all = all;
    }

    @Override
    public List<Meter> getMeters() {
      return all.getMeters();
    }

    @Override
    public Search find(String name) {
      return all.find(name);
    }

    @Override
    public Meter remove(Meter meter) {
      return all.remove(meter);
    }

    @Override
    public <T> T gauge(String name, Iterable<Tag> tags, T object, ToDoubleFunction<T> value) {
      return all.gauge(name, tags, object, value);
    }

    @Override
    public More more() {
      return new More() {
        @Override
        public <T> FunctionCounter counter(
            String name, Iterable<Tag> tags, T object, ToDoubleFunction<T> value) {
          return all.more().counter(name, tags, object, value);
        }
      };
    }
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
