package io.github.trrauth.cdi.metrics;

import io.github.trrauth.TokenSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.noop.NoopMeter;

/** Micrometer; the only class that names its API, which may be missing. */
final class MicrometerMeters {
  private MicrometerMeters() {}

  /** Registers with the bean. */
  static boolean register(Beans beans, TokenSource source, Registered registered) {
    MeterRegistry bean = beans.find(MeterRegistry.class);
    if (bean == null) {
      return false;
    }
    addAll(bean, source, registered);
    return true;
  }

  /** Registers with the global registry, if that has somebody to tell. */
  static boolean registerGlobally(TokenSource source, Registered registered) {
    if (Metrics.globalRegistry.getRegistries().isEmpty()) {
      return false;
    }
    addAll(Metrics.globalRegistry, source, registered);
    return true;
  }

  private static void addAll(MeterRegistry registry, TokenSource source, Registered registered) {
    for (Measure measure : Measure.all()) {
      Tags tags = tags(measure, source);
      if (!registry.find(measure.name()).tags(tags).meters().isEmpty()) {
        throw new TakenException(measure.name());
      }
      Meter meter = add(registry, measure, tags, source);
      registered.add(() -> registry.remove(meter));
      boolean isWanted = !(meter instanceof NoopMeter);
      if (isWanted && !registry.getMeters().contains(meter)) {
        String name = shortName(measure);
        registered.add(() -> registry.find(name).tags(tags).meters().forEach(registry::remove));
        addTheShortWay(registry, measure, tags, source);
      }
    }
  }

  /**
   * Adds a meter by the methods of the registry: that of WildFly 39 passes on what comes by these,
   * and keeps to itself what comes from builders. They know neither units nor descriptions, so that
   * the unit is a part of the name, as it is in Prometheus anyway.
   */
  private static void addTheShortWay(
      MeterRegistry registry, Measure measure, Tags tags, TokenSource source) {
    if (measure.kind() == Measure.Kind.GAUGE) {
      registry.gauge(shortName(measure), tags, source, measure::value);
    } else {
      registry.more().counter(shortName(measure), tags, source, measure::value);
    }
  }

  private static String shortName(Measure measure) {
    return measure.isInSeconds() ? measure.name() + ".seconds" : measure.name();
  }

  private static Tags tags(Measure measure, TokenSource source) {
    Tags tags = Tags.of(Measure.HOST, source.origin().host());
    String tag = measure.tag();
    return tag == null ? tags : tags.and(tag, measure.tagValue());
  }

  private static Meter add(MeterRegistry registry, Measure measure, Tags tags, TokenSource source) {
    // What is counted is no base unit: it would become a part of the name in Prometheus.
    String unit = measure.isInSeconds() ? "seconds" : null;
    if (measure.kind() == Measure.Kind.GAUGE) {
      return Gauge.builder(measure.name(), source, measure::value)
          .description(measure.description())
          .baseUnit(unit)
          .tags(tags)
          .register(registry);
    }
    return FunctionCounter.builder(measure.name(), source, measure::value)
        .description(measure.description())
        .baseUnit(unit)
        .tags(tags)
        .register(registry);
  }
}
