package io.github.trrauth.benchmarks;

import io.github.trrauth.FleetDay;
import io.github.trrauth.FleetDay.Event;
import io.github.trrauth.FleetLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** How often, and how evenly, a fleet asks for tokens. */
final class FleetMeasurement implements Measurement {
  private static final String WITH = "with jitter";
  private static final String WITHOUT = "without jitter";
  private static final String PER_HOUR = "token requests per source and hour";
  private static final String PEAK = "peak second after the first minute / even spread";
  private static final String LATE_PEAK = "peak second of the last six hours / even spread";
  private static final String MISSED = "calls without a token";
  private static final String SERIES = "token requests per minute and 1000 sources";
  private static final String TRAFFIC = "traffic";
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  @Override
  public void measure(Scale scale, Results results) {
    for (int size : scale.choose(List.of(1_000, 100_000), List.of(10, 100))) {
      for (Event event : Event.values()) {
        // Each on a thread of its own: what they find does not depend on how long it takes.
        CompletableFuture<FleetLog> with = day(size, event, true);
        CompletableFuture<FleetLog> without = day(size, event, false);
        note(results, size, event, WITH, with.join());
        note(results, size, event, WITHOUT, without.join());
      }
    }
    int size = scale.choose(1_000, 20);
    for (int pause : List.of(60, 10, 1)) {
      FleetLog log = FleetDay.run(size, pause, Event.NONE, true);
      results.add(TRAFFIC, "a call every " + pause + " s", PER_HOUR, 0, log.total() / 24.0 / size);
    }
  }

  private static CompletableFuture<FleetLog> day(int size, Event event, boolean jitter) {
    return CompletableFuture.supplyAsync(() -> FleetDay.run(size, MINUTE, event, jitter));
  }

  private static void note(Results results, int size, Event event, String variant, FleetLog log) {
    String group = group(size, event);
    double even = (double) log.total() / FleetDay.SECONDS;
    results.add(group, variant, PER_HOUR, 0, log.total() / 24.0 / size);
    results.add(group, variant, PEAK, 0, log.peak(MINUTE) / even);
    results.add(group, variant, LATE_PEAK, 0, log.peak(18 * HOUR) / even);
    results.add(group, variant, MISSED, 0, (double) log.callsWithoutToken());
    Window window = Window.of(event);
    for (int minute = window.from; minute < window.to; minute++) {
      int requests = log.requests(minute * MINUTE, MINUTE);
      results.add(group, variant, SERIES, minute, 1000.0 * requests / size);
    }
  }

  /**
   * The minutes of the day that are drawn.
   *
   * @param from the first one
   * @param zero the one from which the hours are counted
   * @param to the one after the last
   */
  private record Window(int from, int zero, int to) {
    /** The first hours of a quiet day; else what comes of the event. */
    static Window of(Event event) {
      int at = Event.AT / MINUTE;
      return event == Event.NONE ? new Window(0, 0, 8 * 60) : new Window(at - 30, at, at + 4 * 60);
    }
  }

  private static String group(int size, Event event) {
    return size + " sources: " + what(event);
  }

  private static String what(Event event) {
    return event == Event.NONE ? "quiet" : event.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Presentation present(Results results) {
    List<List<String>> days = new ArrayList<>();
    List<List<String>> traffic = new ArrayList<>();
    Presentation shown = new Presentation();
    for (String group : results.groups()) {
      if (group.equals(TRAFFIC)) {
        for (String variant : results.variants(group)) {
          traffic.add(List.of(variant, figure(results, group, variant, PER_HOUR)));
        }
        continue;
      }
      for (String variant : results.variants(group)) {
        List<String> row = new ArrayList<>(List.of(group, variant));
        for (String metric : List.of(PER_HOUR, PEAK, LATE_PEAK, MISSED)) {
          row.add(figure(results, group, variant, metric));
        }
        days.add(row);
      }
    }
    for (Event event : Event.values()) {
      String group = largest(results, event);
      shown.chart(
          "fleet-" + what(event),
          Chart.lines(
              group + ", " + SERIES,
              event == Event.NONE ? "hours since the start" : "hours since it began",
              "token requests",
              false,
              lines(results, group, event)));
    }
    return shown
        .table(List.of("fleet", "refreshes", PER_HOUR, PEAK, LATE_PEAK, MISSED), days)
        .table(List.of("traffic of each source", PER_HOUR), traffic);
  }

  private static String figure(Results results, String group, String variant, String metric) {
    return Spread.text(results.median(group, variant, metric));
  }

  /** The groups come in the order of size. */
  private static String largest(Results results, Event event) {
    String ending = group(0, event).substring(1);
    return results.groups().stream()
        .filter(group -> group.endsWith(ending))
        .reduce((smaller, larger) -> larger)
        .orElseThrow();
  }

  private static List<Chart.Line> lines(Results results, String group, Event event) {
    Window window = Window.of(event);
    List<Chart.Line> lines = new ArrayList<>();
    for (String variant : List.of(WITHOUT, WITH)) {
      List<Double> minutes = results.values(group, variant, SERIES);
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < minutes.size(); i++) {
        points.add(new double[] {(window.from + i - window.zero) / 60.0, minutes.get(i)});
      }
      lines.add(new Chart.Line(variant, points));
    }
    return lines;
  }
}
