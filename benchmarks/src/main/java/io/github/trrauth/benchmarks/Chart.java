package io.github.trrauth.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart as SVG, with its own text, which can be read on a light and on a dark page. */
public final class Chart {
  private static final int WIDTH = 760;
  private static final int LEFT = 250;
  private static final int TOP = 44;
  private static final int ROW = 26;
  private static final int PLOT = 300;
  private static final int MARGIN = 70;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#c8553d", "#588b3f", "#8e5ea2", "#b8860b", "#5f6b6d");
  private static final String STYLE =
      "<style>.c{font:13px sans-serif;fill:#222}.c text{fill:#222}.t{font-weight:bold}"
          + ".g{stroke:#999;stroke-width:.5}.p{fill:#fff}"
          + "@media(prefers-color-scheme:dark){.c,.c text{fill:#ddd}.p{fill:#0d1117}}</style>";

  private final String svg;

  private Chart(String svg) {
    this.svg = svg;
  }

  /**
   * A bar.
   *
   * @param label what it stands for
   * @param value its length
   * @param ours whether it is ours, which has a colour of its own
   */
  public record Bar(String label, double value, boolean ours) {}

  /**
   * A line.
   *
   * @param label what it stands for
   * @param points x and y, in the order of x
   */
  public record Line(String label, List<double[]> points) {}

  /** Returns the SVG document. */
  public String svg() {
    return svg;
  }

  /**
   * Draws bars, one below the other.
   *
   * @param title what is shown, with its unit
   * @param bars at least one, none negative
   */
  public static Chart bars(String title, List<Bar> bars) {
    double max = bars.stream().mapToDouble(Bar::value).max().orElseThrow();
    double perUnit = max == 0 ? 0 : (WIDTH - LEFT - MARGIN) / max;
    StringBuilder body = new StringBuilder();
    int y = TOP;
    for (Bar bar : bars) {
      double width = Math.max(1, bar.value * perUnit);
      body.append(text(LEFT - 8, y + 13, "end", bar.label));
      body.append(
          format(
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
              LEFT, y, width, ROW - 8, COLOURS.get(bar.ours ? 0 : 5)));
      body.append(text(LEFT + width + 6, y + 13, "start", Spread.text(bar.value)));
      y += ROW;
    }
    return document(title, y + 10, body);
  }

  /**
   * Draws lines.
   *
   * @param title what is shown
   * @param xLabel what x is, with its unit
   * @param yLabel what y is, with its unit
   * @param logarithmic whether y is drawn by its logarithm; all y must be positive then
   * @param lines at least one, each of at least one point
   */
  public static Chart lines(
      String title, String xLabel, String yLabel, boolean logarithmic, List<Line> lines) {
    Scale x = Scale.over(lines, 0, false, MARGIN, WIDTH - 20);
    Scale y = Scale.over(lines, 1, logarithmic, TOP + PLOT, TOP);
    StringBuilder body = new StringBuilder();
    for (double tick : x.ticks()) {
      body.append(rule(x.at(tick), TOP, x.at(tick), TOP + PLOT));
      body.append(text(x.at(tick), TOP + PLOT + 16, "middle", Spread.text(tick)));
    }
    for (double tick : y.ticks()) {
      body.append(rule(MARGIN, y.at(tick), WIDTH - 20, y.at(tick)));
      body.append(text(MARGIN - 6, y.at(tick) + 4, "end", Spread.text(tick)));
    }
    body.append(
        text((WIDTH + MARGIN) / 2.0, TOP + PLOT + 36, "middle", xLabel + "; up: " + yLabel));
    int key = TOP + PLOT + 58;
    for (int i = 0; i < lines.size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      body.append(path(lines.get(i), x, y, colour));
      body.append(
          format(
              "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>\n",
              MARGIN, key - 6, colour));
      body.append(text(MARGIN + 22, key, "start", lines.get(i).label));
      key += 18;
    }
    return document(title, key, body);
  }

  private static String path(Line line, Scale x, Scale y, String colour) {
    StringBuilder points = new StringBuilder();
    for (double[] point : line.points) {
      points.append(format("%.1f,%.1f ", x.at(point[0]), y.at(point[1])));
    }
    return format(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>\n",
        points.toString().trim(), colour);
  }

  private static String rule(double x1, double y1, double x2, double y2) {
    return format(
        "<line class=\"g\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", x1, y1, x2, y2);
  }

  private static String text(double x, double y, String anchor, String text) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escape(text));
  }

  private static Chart document(String title, int height, StringBuilder body) {
    String svg =
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" class=\"c\""
                + " role=\"img\">\n<title>%s</title>\n%s\n",
            WIDTH, height, escape(title), STYLE);
    String page = format("<rect class=\"p\" width=\"%d\" height=\"%d\"/>\n", WIDTH, height);
    String heading = format("<text class=\"t\" x=\"12\" y=\"24\">%s</text>\n", escape(title));
    return new Chart(svg + page + heading + body + "</svg>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Where a value lies on the page. */
  private record Scale(double min, double max, boolean logarithmic, double from, double to) {
    static Scale over(List<Line> lines, int axis, boolean logarithmic, double from, double to) {
      double max = Double.MIN_VALUE;
      double min = logarithmic ? Double.MAX_VALUE : 0;
      for (Line line : lines) {
        for (double[] point : line.points) {
          max = Math.max(max, point[axis]);
          min = Math.min(min, point[axis]);
        }
      }
      return logarithmic
          ? new Scale(
              Math.pow(10, Math.floor(Math.log10(min))),
              Math.pow(10, Math.ceil(Math.log10(max))),
              true,
              from,
              to)
          : new Scale(min, max, false, from, to);
    }

    double at(double value) {
      double part =
          logarithmic
              ? (Math.log10(value) - Math.log10(min)) / Math.max(1, Math.log10(max / min))
              : (value - min) / (max - min);
      return from + part * (to - from);
    }

    List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      if (logarithmic) {
        for (double tick = min; tick <= max * 1.001; tick *= 10) {
          ticks.add(tick);
        }
      } else {
        double step = step((max - min) / 5);
        // Plus zero, which makes of -0.0 what can be read.
        for (double tick = Math.ceil(min / step) * step + 0.0; tick <= max; tick += step) {
          ticks.add(tick);
        }
      }
      return ticks;
    }

    private static double step(double atLeast) {
      double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
      for (double digit : new double[] {1, 2, 5}) {
        if (digit * power >= atLeast) {
          return digit * power;
        }
      }
      return 10 * power;
    }
  }
}
