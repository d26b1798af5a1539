package io.github.trrauth.cdi.metrics;

import io.github.trrauth.TokenSource;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry; the only class that names its API, which may be missing. */
final class OpenTelemetryMeters {
  private static final String SCOPE = "io.github.trrauth";

  private OpenTelemetryMeters() {}

  /** Registers with the bean, or with the global one if it has been set. */
  static boolean register(Beans beans, TokenSource source, Registered registered) {
    OpenTelemetry telemetry = telemetry(beans);
    if (telemetry == null) {
      return false;
    }
    Meter meter = telemetry.getMeter(SCOPE);
    // One instrument for each name: it reports all that differs in a tag only.
    Map<String, List<Measure>> byName = new LinkedHashMap<>();
    for (Measure measure : Measure.all()) {
      byName.computeIfAbsent(measure.name(), name -> new ArrayList<>()).add(measure);
    }
    for (List<Measure> measures : byName.values()) {
      AutoCloseable instrument = add(meter, measures, source);
      registered.add(() -> close(instrument));
    }
    return true;
  }

  private static @Nullable OpenTelemetry telemetry(Beans beans) {
    OpenTelemetry bean = beans.find(OpenTelemetry.class);
    if (bean != null) {
      return bean;
    }
    try {
      // To ask for one that is not set would set it, and whoever wants to set it later could not.
      return GlobalOpenTelemetry.isSet() ? GlobalOpenTelemetry.get() : null;
    } catch (NoSuchMethodError e) {
      // An API that is too old to say so.
      return null;
    }
  }

  private static AutoCloseable add(Meter meter, List<Measure> measures, TokenSource source) {
    Measure first = measures.get(0);
    switch (first.kind()) {
      case COUNTER:
        return meter
            .counterBuilder(first.name())
            .setUnit(first.unit())
            .setDescription(first.description())
            .buildWithCallback(
                out -> report(measures, source, (v, tags) -> out.record(v.longValue(), tags)));
      case SUM:
        return meter
            .counterBuilder(first.name())
            .ofDoubles()
            .setUnit(first.unit())
            .setDescription(first.description())
            .buildWithCallback(out -> report(measures, source, out::record));
      default:
        return meter
            .gaugeBuilder(first.name())
            .setUnit(first.unit())
            .setDescription(first.description())
            .buildWithCallback(out -> report(measures, source, out::record));
    }
  }

  private static void report(
      List<Measure> measures, TokenSource source, BiConsumer<Double, Attributes> out) {
    for (Measure measure : measures) {
      double value = measure.value(source);
      if (!Double.isNaN(value)) {
        out.accept(value, attributes(measure, source));
      }
    }
  }

  private static Attributes attributes(Measure measure, TokenSource source) {
    String host = source.origin().host();
    String tag = measure.tag();
    return tag == null
        ? Attributes.builder().put(Measure.HOST, host).build()
        : Attributes.builder().put(Measure.HOST, host).put(tag, measure.tagValue()).build();
  }

  private static void close(AutoCloseable instrument) {
    try {
      instrument.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
