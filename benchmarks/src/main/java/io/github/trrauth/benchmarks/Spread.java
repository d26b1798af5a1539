package io.github.trrauth.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What several figures of the same thing have in common.
 *
 * @param min the least
 * @param median the middle
 * @param max the greatest
 */
public record Spread(double min, double median, double max) {
  /** Looks at figures, of which there must be one at least. */
  public static Spread of(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no figures");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /**
   * Returns the middle as a factor, and how far the rounds were apart: {@code 1.03 (1.01-1.08)}.
   */
  public String factor() {
    return text(median) + " (" + text(min) + "-" + text(max) + ")";
  }

  /** Returns a figure with three digits that count. */
  public static String text(double figure) {
    double size = Math.abs(figure);
    if (size >= 100 || size == Math.rint(size)) {
      return String.format(Locale.ROOT, "%.0f", figure);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", figure);
  }
}
