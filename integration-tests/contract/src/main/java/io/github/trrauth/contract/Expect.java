package io.github.trrauth.contract;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The few assertions that the checks need. */
final class Expect {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private Expect() {}

  static void equal(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what + " must be " + expected + ", was " + actual);
    }
  }

  static void that(String rule, boolean holds) {
    if (!holds) {
      throw new AssertionError(rule);
    }
  }

  static void contains(String what, String text, String part) {
    that(what + " must contain " + part + ", was " + text, text.contains(part));
  }

  /** Waits until something holds, but not for ever. */
  static void eventually(String rule, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      that(rule + " did not come about within 30 s", System.nanoTime() - start < LIMIT_NANOS);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
