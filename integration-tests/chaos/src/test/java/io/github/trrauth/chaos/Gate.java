package io.github.trrauth.chaos;

import io.github.trrauth.sandbox.JournalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a rejected token may be replaced before its time, by what the vendor has answered. */
final class Gate {
  private static final int MOST_DOUBLINGS = 8;

  private final List<JournalEntry> journal;
  private final Map<Integer, Long> rejections = new HashMap<>();
  private int failures;
  private long closedUntil;

  Gate(List<JournalEntry> journal) {
    this.journal = journal;
    for (JournalEntry entry : journal) {
      if (entry.status() == 401 && entry.tokenOrdinal() > 0) {
        rejections.putIfAbsent(entry.tokenOrdinal(), entry.atNanos());
      }
    }
  }

  /** When the API first rejected the attempt's token, or null if it never did. */
  Long rejected(Attempt attempt) {
    return rejections.get(attempt.grant().ordinal());
  }

  boolean isRepeat(Attempt attempt, List<Attempt> earlier) {
    return earlier.stream()
        .filter(Attempt::isGranted)
        .anyMatch(one -> one.grant().ordinal() == attempt.grant().ordinal());
  }

  /** Takes note of how replays with this token went before the next request. */
  void granted(Attempt attempt, long next) {
    Long firstRejected = null;
    for (JournalEntry entry : journal) {
      boolean replay =
          entry.replayOf() > 0
              && entry.tokenOrdinal() == attempt.grant().ordinal()
              && next - entry.atNanos() > 0;
      if (replay && entry.status() == 401 && firstRejected == null) {
        firstRejected = entry.atNanos();
      } else if (replay && entry.status() == 200) {
        failures = 0;
        firstRejected = null;
      }
    }
    if (firstRejected != null) {
      closedUntil = firstRejected + (Backoff.SECOND << Math.min(failures, MOST_DOUBLINGS));
      failures++;
    }
  }

  /** Until when no token may be fetched before its time; the tick itself when it may be. */
  long closedUntil(long tick) {
    return failures == 0 ? tick : closedUntil;
  }
}
