package io.github.trrauth.chaos;

import java.util.ArrayList;
import java.util.List;

/** The times at which the client had a token that was good, as the vendor's record has it. */
final class Possession {
  private final List<long[]> spans = new ArrayList<>();

  private Possession() {}

  static Possession of(List<Attempt> attempts) {
    List<Attempt> granted = attempts.stream().filter(Attempt::isGranted).toList();
    Possession possession = new Possession();
    for (int i = 0; i < granted.size(); i++) {
      Attempt one = granted.get(i);
      long to = one.end();
      if (i + 1 < granted.size()) {
        Attempt next = granted.get(i + 1);
        // A token that ended on its way is in hand from some moment on that is not known.
        long handedOver = next.end() - next.delivered() < 0 ? next.opened() : next.delivered();
        to = handedOver - to < 0 ? handedOver : to;
      }
      possession.add(one.delivered(), to);
    }
    return possession;
  }

  private void add(long from, long to) {
    if (to - from <= 0) {
      return;
    }
    long[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last != null && last[1] - from >= 0) {
      last[1] = to;
    } else {
      spans.add(new long[] {from, to});
    }
  }

  /** Whether there was a good token in hand from one tick to the other, without a gap. */
  boolean covers(long from, long to) {
    return spans.stream().anyMatch(span -> from - span[0] >= 0 && span[1] - to >= 0);
  }

  /** Until when there was one without a gap, or the tick itself if there was none. */
  long until(long tick) {
    return spans.stream()
        .filter(span -> tick - span[0] >= 0 && span[1] - tick > 0)
        .mapToLong(span -> span[1])
        .findFirst()
        .orElse(tick);
  }
}
