package io.github.trrauth;

import java.time.Instant;

/** The two clocks of the core. */
interface TimeSource {
  /**
   * The one that runs: a monotonic ticker for durations, and the wall clock for what people read.
   */
  TimeSource SYSTEM =
      new TimeSource() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant wallClock() {
          return Instant.now();
        }
      };

  /** A monotonic tick in nanoseconds; only differences mean anything. */
  long nanos();

  /** The time of day, for texts and HTTP dates; never for measuring. */
  Instant wallClock();
}
