package io.github.trrauth;

import java.util.concurrent.atomic.LongAdder;

/** What is counted while the source runs. */
final class Counters {
  final LongAdder signed = new LongAdder();
  final LongAdder granted = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder fetchNanos = new LongAdder();
  final LongAdder unauthorized = new LongAdder();
  final LongAdder forbidden = new LongAdder();
  final LongAdder replays = new LongAdder();
  final LongAdder waits = new LongAdder();
  final LongAdder alerts = new LongAdder();

  /** Counts one token request. */
  void fetched(TokenAnswer answer, long tookNanos) {
    fetchNanos.add(tookNanos);
    switch (answer.kind()) {
      case GRANTED:
        granted.increment();
        break;
      case FAILED:
        failed.increment();
        break;
      case REJECTED:
        rejected.increment();
        break;
    }
  }

  /** Counts one answer of the API. */
  void answered(int status, boolean replay) {
    signed.increment();
    if (replay) {
      replays.increment();
    }
    if (status == 401) {
      unauthorized.increment();
    } else if (status == 403) {
      forbidden.increment();
    }
  }
}
