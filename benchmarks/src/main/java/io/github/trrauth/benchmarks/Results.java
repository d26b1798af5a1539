package io.github.trrauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The raw figures of one measurement, one row each, and where they were measured. Not safe for use
 * by several threads.
 */
public final class Results {
  private static final String HEADER = "group,variant,metric,round,value";

  private final Map<String, String> machine = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * One figure.
   *
   * @param group what is compared with one another
   * @param variant who was measured
   * @param metric what was measured, with its unit
   * @param round counts from 0; what has the same round was measured one after the other
   * @param value the figure
   */
  public record Row(String group, String variant, String metric, int round, double value) {
    /** Checks that the names can stand in a line of a CSV file. */
    public Row {
      for (String name : List.of(group, variant, metric)) {
        if (name.isEmpty() || name.contains(",") || name.contains("\n")) {
          throw new IllegalArgumentException("a name must be one line without comma: " + name);
        }
      }
    }

    private String line() {
      return String.format(
          Locale.ROOT, "%s,%s,%s,%d,%s", group, variant, metric, round, Double.toString(value));
    }

    private static Row parse(String line) {
      String[] cells = line.split(",", -1);
      return new Row(
          cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), Double.parseDouble(cells[4]));
    }
  }

  /** Adds one figure. */
  public void add(String group, String variant, String metric, int round, double value) {
    rows.add(new Row(group, variant, metric, round, value));
  }

  /** Notes something about the machine or the versions. */
  public void note(String key, String value) {
    machine.put(key, value);
  }

  /** Returns what was noted. */
  public Map<String, String> notes() {
    return machine;
  }

  /** Returns the groups, in the order of measuring. */
  public List<String> groups() {
    return rows.stream().map(Row::group).distinct().collect(Collectors.toList());
  }

  /** Returns the variants of a group, in the order of measuring. */
  public List<String> variants(String group) {
    return rows.stream()
        .filter(row -> row.group.equals(group))
        .map(Row::variant)
        .distinct()
        .collect(Collectors.toList());
  }

  /** Returns the figures of all rounds, in their order; empty if there are none. */
  public List<Double> values(String group, String variant, String metric) {
    return rows.stream()
        .filter(row -> row.group.equals(group))
        .filter(row -> row.variant.equals(variant))
        .filter(row -> row.metric.equals(metric))
        .map(Row::value)
        .collect(Collectors.toList());
  }

  /** Returns the middle of the figures of all rounds. */
  public double median(String group, String variant, String metric) {
    return Spread.of(stream(values(group, variant, metric))).median();
  }

  /** Compares a variant with a baseline, round by round. */
  public Spread ratio(String group, String metric, String variant, String baseline) {
    List<Double> ours = values(group, variant, metric);
    List<Double> theirs = values(group, baseline, metric);
    if (ours.isEmpty() || ours.size() != theirs.size()) {
      throw new IllegalArgumentException(
          "as many rounds of " + variant + " as of " + baseline + " are needed in " + group);
    }
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours.get(i) / theirs.get(i);
    }
    return Spread.of(DoubleStream.of(ratios));
  }

  private static DoubleStream stream(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue);
  }

  /** Writes all of it as CSV; what was noted stands above, after {@code #}. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    machine.forEach((key, value) -> lines.add("# " + key + ": " + value));
    lines.add(HEADER);
    rows.forEach(row -> lines.add(row.line()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  /** Reads what {@link #write} has written. */
  public static Results read(Path file) throws IOException {
    Results results = new Results();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("# ")) {
        int colon = line.indexOf(": ");
        results.note(line.substring(2, colon), line.substring(colon + 2));
      } else if (!line.equals(HEADER)) {
        results.rows.add(Row.parse(line));
      }
    }
    return results;
  }
}
