package io.github.trrauth.cdi.metrics;

import io.github.trrauth.TokenSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/** Micrometer; the only class that names its API, which may be missing. */
final class MicrometerMeters {
  private MicrometerMeters() {}

  /** Registers with the bean, or with the global registry if that has somebody to tell. */
  static boolean register(Beans beans, TokenSource source, Registered registered) {
    MeterRegistry registry = registry(beans);
    if (registry == null) {
      return false;
    }
    for (Measure measure : Measure.all()) {
      Meter meter = add(registry, measure, source);
      registered.add(() -> registry.remove(meter));
    }
    return true;
  }

  private static @Nullable MeterRegistry registry(Beans beans) {
    MeterRegistry bean = beans.find(MeterRegistry.class);
    if (bean != null) {
      return bean;
    }
    return Metrics.globalRegistry.getRegistries().isEmpty() ? null : Metrics.globalRegistry;
  }

  private static Meter add(MeterRegistry registry, Measure measure, TokenSource source) {
    Tags tags = Tags.of(Measure.HOST, source.origin().host());
    String tag = measure.tag();
    if (tag != null) {
      tags = tags.and(tag, measure.tagValue());
    }
    if (!registry.find(measure.name()).tags(tags).meters().isEmpty()) {
      throw new TakenException(measure.name());
    }
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
