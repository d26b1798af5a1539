package io.github.trrauth.cdi.metrics;

import io.github.trrauth.TokenSource;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryType;
import org.jspecify.annotations.Nullable;

/**
 * MicroProfile Metrics 5; the only class that names its API, which may be missing.
 *
 * <p>It knows no counter that is read, only one that is told to grow, and by whole numbers:
 * counters are brought up to date whenever a gauge is read, so that they may be one reading late,
 * and what grows by fractions is a gauge.
 */
final class MicroProfileMeters {
  private final MetricRegistry registry;
  private final TokenSource source;
  private final Registered registered;
  private final List<Growing> counters = new ArrayList<>();

  private MicroProfileMeters(MetricRegistry registry, TokenSource source, Registered registered) {
    this.registry = registry;
    this.source = source;
    this.registered = registered;
  }

  /** Registers with the application's registry. */
  static boolean register(Beans beans, TokenSource source, Registered registered) {
    MetricRegistry registry = registry(beans);
    if (registry == null) {
      return false;
    }
    new MicroProfileMeters(registry, source, registered).addAll();
    return true;
  }

  @SuppressWarnings("deprecation") // there is no other qualifier
  private static @Nullable MetricRegistry registry(Beans beans) {
    // Without a qualifier SmallRye looks at the injection point, and here is none.
    MetricRegistry qualified = beans.find(MetricRegistry.class, new ApplicationScope());
    return qualified == null ? beans.find(MetricRegistry.class) : qualified;
  }

  private void addAll() {
    List<Measure> gauges = new ArrayList<>();
    for (Measure measure : Measure.all()) {
      if (measure.kind() == Measure.Kind.COUNTER) {
        counters.add(new Growing(measure, registry.counter(metadata(measure), claim(measure))));
      } else {
        gauges.add(measure);
      }
    }
    for (Measure gauge : gauges) {
      registry.gauge(metadata(gauge), this, meters -> meters.read(gauge), claim(gauge));
    }
  }

  /** Returns the tags of what is about to be registered. */
  private Tag[] claim(Measure measure) {
    List<Tag> tags = new ArrayList<>();
    // Names of tags may hold no dots here.
    tags.add(new Tag(Measure.HOST.replace('.', '_'), source.origin().host()));
    String tag = measure.tag();
    if (tag != null) {
      tags.add(new Tag(tag, measure.tagValue()));
    }
    Tag[] all = tags.toArray(new Tag[0]);
    MetricID id = new MetricID(measure.name(), all);
    if (registry.getMetric(id) != null) {
      throw new TakenException(measure.name());
    }
    registered.add(() -> registry.remove(id));
    return all;
  }

  private static Metadata metadata(Measure measure) {
    return Metadata.builder()
        .withName(measure.name())
        .withDescription(measure.description())
        .withUnit(measure.isInSeconds() ? "seconds" : "none")
        .build();
  }

  private double read(Measure gauge) {
    counters.forEach(counter -> counter.catchUp(source));
    return gauge.value(source);
  }

  /** The qualifier of the registry that applications use. */
  @SuppressWarnings({"deprecation", "ClassExplicitlyAnnotation"}) // as all literals of CDI are
  private static final class ApplicationScope extends AnnotationLiteral<RegistryType>
      implements RegistryType {
    private static final long serialVersionUID = 1;

    @Override
    public MetricRegistry.Type type() {
      return MetricRegistry.Type.APPLICATION;
    }
  }

  /** A counter and how far it has come. */
  private static final class Growing {
    private final Measure measure;
    private final Counter counter;
    private final AtomicLong told = new AtomicLong();

    Growing(Measure measure, Counter counter) {
      this.measure = measure;
      this.counter = counter;
    }

    void catchUp(TokenSource source) {
      long now = (long) measure.value(source);
      // Of two threads the slower one may come with the smaller number.
      long before = told.getAndAccumulate(now, Math::max);
      if (now > before) {
        counter.inc(now - before);
      }
    }
  }
}
