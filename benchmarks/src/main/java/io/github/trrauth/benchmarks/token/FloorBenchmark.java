package io.github.trrauth.benchmarks.token;

import java.util.concurrent.TimeUnit;

/** What cannot be done with less: a volatile read, and a look at the clock. */
public class FloorBenchmark extends ReadBenchmark {
  private final long end = System.nanoTime() + TimeUnit.HOURS.toNanos(LIFETIME_HOURS);
  private volatile String header = "Bearer token";

  /** Is replaced by nobody, which the compiler must not know. */
  public void replace(String next) {
    header = next;
  }

  @Override
  protected Object read() {
    String now = header;
    return System.nanoTime() - end < 0 ? now : this;
  }
}
