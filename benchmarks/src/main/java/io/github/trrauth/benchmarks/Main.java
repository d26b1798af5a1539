package io.github.trrauth.benchmarks;

import io.github.trrauth.benchmarks.size.SizeMeasurement;
import io.github.trrauth.benchmarks.token.TokenMeasurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Runs measurements by name; each leaves its raw figures and the charts drawn from them. */
public final class Main {
  private static final Map<String, Supplier<Measurement>> MEASUREMENTS = measurements();

  private Main() {}

  private static Map<String, Supplier<Measurement>> measurements() {
    Map<String, Supplier<Measurement>> all = new LinkedHashMap<>();
    all.put("token", TokenMeasurement::new);
    all.put("call", CallMeasurement::new);
    all.put("refresh", RefreshMeasurement::new);
    all.put("herd", HerdMeasurement::new);
    all.put("startup", StartupMeasurement::new);
    all.put("agent", AgentMeasurement::new);
    all.put("fleet", FleetMeasurement::new);
    all.put("size", SizeMeasurement::new);
    return Collections.unmodifiableMap(all);
  }

  /** Returns the names of all measurements. */
  static Set<String> names() {
    return MEASUREMENTS.keySet();
  }

  /**
   * Runs what is named.
   *
   * @param arguments the folder of the benchmarks, then names of measurements; {@code all}; {@code
   *     smoke} for all in seconds, whose figures go to {@code target}; or {@code draw} to draw and
   *     write down again what has been measured
   */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    List<String> names = List.of(arguments).subList(1, arguments.length);
    if (names.isEmpty()) {
      System.out.println("all smoke draw " + String.join(" ", MEASUREMENTS.keySet()));
    } else if (names.equals(List.of("smoke"))) {
      measure(MEASUREMENTS.keySet(), Measurement.Scale.SMOKE, home.resolve("target/smoke"));
    } else if (names.equals(List.of("draw"))) {
      draw(home);
    } else {
      List<String> wanted =
          names.equals(List.of("all")) ? List.copyOf(MEASUREMENTS.keySet()) : names;
      measure(wanted, Measurement.Scale.FULL, home.resolve("results"));
      draw(home);
    }
  }

  private static void measure(Iterable<String> names, Measurement.Scale scale, Path folder)
      throws Exception {
    for (String name : names) {
      Measurement measurement = measurement(name);
      System.out.println("\n== " + name);
      Results results = new Results();
      results.note("date", LocalDate.now(ZoneOffset.UTC).toString());
      Machine.describe(results);
      measurement.measure(scale, results);
      results.write(folder.resolve(name + ".csv"));
      System.out.println(show(measurement, results, folder));
    }
  }

  private static Measurement measurement(String name) {
    Supplier<Measurement> measurement = MEASUREMENTS.get(name);
    if (measurement == null) {
      throw new IllegalArgumentException(
          "no measurement \"" + name + "\"; there are " + MEASUREMENTS.keySet());
    }
    return measurement.get();
  }

  private static String show(Measurement measurement, Results results, Path folder)
      throws IOException {
    Presentation shown = measurement.present(results);
    for (Map.Entry<String, Chart> chart : shown.charts().entrySet()) {
      Files.writeString(folder.resolve(chart.getKey() + ".svg"), chart.getValue().svg());
    }
    return shown.text();
  }

  /** Draws every chart, and writes the tables into the page that shows them. */
  private static void draw(Path home) throws IOException {
    Path page = home.resolve("../docs/performance.md").normalize();
    Path folder = home.resolve("results");
    List<String> missing = new ArrayList<>();
    String text = Files.readString(page);
    for (String name : MEASUREMENTS.keySet()) {
      Path raw = folder.resolve(name + ".csv");
      if (Files.exists(raw)) {
        text = Page.replace(text, name, show(measurement(name), Results.read(raw), folder));
      } else {
        missing.add(name);
      }
    }
    Files.writeString(page, text);
    if (!missing.isEmpty()) {
      System.out.println("not measured: " + missing);
    }
  }
}
