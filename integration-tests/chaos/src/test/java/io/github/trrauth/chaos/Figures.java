package io.github.trrauth.chaos;

import java.util.List;
import java.util.Locale;

/** A run in figures: one row of the table. */
record Figures(
    long seconds,
    int calls,
    long signed,
    long unauthorized,
    long replays,
    int tokenRequests,
    int bound,
    long failed,
    int unexpected,
    Count before,
    Count after) {
  static final String HEAD =
      "| scenario | s | calls | signed | 401s | replays | token requests | at most | failed without"
          + " a token | failed against the rules | threads | descriptors | heap MB |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

  static Figures of(
      Evidence evidence, int bound, List<Call> unexpected, Count before, Count after) {
    List<Call> calls = evidence.calls();
    long nanos = calls.get(calls.size() - 1).to() - calls.get(0).from();
    long failed = calls.stream().filter(call -> !call.succeeded()).count();
    return new Figures(
        nanos / Backoff.SECOND,
        calls.size(),
        evidence.journal().stream().filter(entry -> entry.query().startsWith("call=")).count(),
        evidence.journal().stream()
            .filter(entry -> entry.query().startsWith("call=") && entry.status() == 401)
            .count(),
        evidence.journal().stream().filter(entry -> entry.replayOf() > 0).count(),
        evidence.attempts().size(),
        bound,
        failed - unexpected.size(),
        unexpected.size(),
        before,
        after);
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d, %d | %d, %d | %.1f, %.1f |%n",
        name,
        seconds,
        calls,
        signed,
        unauthorized,
        replays,
        tokenRequests,
        bound,
        failed,
        unexpected,
        before.threads(),
        after.threads(),
        before.descriptors(),
        after.descriptors(),
        before.heapBytes() / 1048576.0,
        after.heapBytes() / 1048576.0);
  }
}
