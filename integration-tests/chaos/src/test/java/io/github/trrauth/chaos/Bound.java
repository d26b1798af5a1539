package io.github.trrauth.chaos;

import io.github.trrauth.sandbox.JournalEntry;
import java.util.List;

/** The most token requests that the contract allows in a run. */
final class Bound {
  /** A token that is given out again is asked for at most so often in its lifetime. */
  private static final double REPEATED = 0.25;

  private Bound() {}

  /**
   * Counts refreshes as early as may be, all attempts that the back-off has room for in each
   * outage, one fetch for each token that the API rejected, and two for each other secret.
   */
  static int of(Evidence evidence, boolean repeats) {
    List<Attempt> attempts = evidence.attempts();
    long shortest =
        attempts.stream()
            .filter(Attempt::isGranted)
            .mapToLong(Attempt::lifetime)
            .min()
            .orElse(Long.MAX_VALUE);
    double every = shortest * (repeats ? REPEATED : RequestRules.EARLIEST_REFRESH);
    List<Call> calls = evidence.calls();
    long time = calls.get(calls.size() - 1).to() - calls.get(0).from();
    int bound = (int) (time / every) + 1;
    for (Outage outage : evidence.outages()) {
      bound += outage.mostAttempts();
    }
    bound += (int) rejectedTokens(evidence);
    bound += 2 * evidence.secretChanges();
    // On a busy machine a token request can fail by itself.
    bound +=
        (int)
            attempts.stream()
                .filter(Attempt::isFailed)
                .filter(one -> isByItself(evidence, one))
                .count();
    return bound;
  }

  private static long rejectedTokens(Evidence evidence) {
    return evidence.journal().stream()
        .filter(entry -> entry.status() == 401 && entry.tokenOrdinal() > 0)
        .map(JournalEntry::tokenOrdinal)
        .distinct()
        .count();
  }

  private static boolean isByItself(Evidence evidence, Attempt attempt) {
    return evidence.outages().stream().noneMatch(outage -> outage.contains(attempt.opened()));
  }
}
