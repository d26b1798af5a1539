package io.github.trrauth.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is shown of a measurement: a text of tables, and charts. */
public final class Presentation {
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Chart> charts = new LinkedHashMap<>();

  /** Adds a table. */
  public Presentation table(List<String> header, List<List<String>> rows) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(row(header));
    lines.add("|" + "---|".repeat(header.size()));
    rows.forEach(row -> lines.add(row(row)));
    return this;
  }

  /** Adds a chart under the name of its file, without its ending. */
  public Presentation chart(String name, Chart chart) {
    charts.put(name, chart);
    return this;
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Returns the tables as Markdown. */
  public String text() {
    return String.join("\n", lines);
  }

  /** Returns the charts by name. */
  public Map<String, Chart> charts() {
    return charts;
  }
}
