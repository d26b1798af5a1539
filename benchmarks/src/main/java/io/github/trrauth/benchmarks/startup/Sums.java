package io.github.trrauth.benchmarks.startup;

/** What the many classes have in common. */
abstract class Sums {
  private static long total;

  static void add(long value) {
    total += value;
  }

  static long total() {
    return total;
  }

  abstract long of(int[] values);
}
