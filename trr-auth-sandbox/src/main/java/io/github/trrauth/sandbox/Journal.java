package io.github.trrauth.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Everything that the listeners of a sandbox were sent, in the order of arrival; requests of the
 * control page alone are left out. Safe for many threads.
 *
 * <p>It keeps the latest 50,000 requests and at most 64 MiB; the {@link #summary} counts the ones
 * that it has forgotten too.
 */
public final class Journal {
  private static final int MAX_ENTRIES = 50_000;
  private static final int MAX_WEIGHT = 64 * 1024 * 1024;
  private static final int MAX_REJECTED = 10_000;

  private final TreeMap<Integer, JournalEntry> entries = new TreeMap<>();
  private final Map<String, Deque<JournalEntry>> rejected = new LinkedHashMap<>();
  private JournalSummary summary = JournalSummary.EMPTY;
  private int arrivals;
  private int weight;

  Journal() {}

  /**
   * The requests, oldest first; those that have no answer yet are among them.
   *
   * @return a copy
   */
  public synchronized List<JournalEntry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** The latest requests, newest first. */
  synchronized List<JournalEntry> latest(int count) {
    List<JournalEntry> latest = new ArrayList<>();
    Iterator<JournalEntry> backwards = entries.descendingMap().values().iterator();
    while (latest.size() < count && backwards.hasNext()) {
      latest.add(backwards.next());
    }
    return latest;
  }

  /**
   * The requests that a rule holds for, oldest first.
   *
   * @param rule what to look for
   * @return a copy
   */
  public List<JournalEntry> entries(Predicate<? super JournalEntry> rule) {
    List<JournalEntry> found = entries();
    found.removeIf(rule.negate());
    return found;
  }

  /**
   * The requests of the token endpoint.
   *
   * @return a copy
   */
  public List<JournalEntry> tokenRequests() {
    return entries(JournalEntry::isTokenRequest);
  }

  /**
   * The calls of the API that carried an {@code Authorization}, good or not.
   *
   * @return a copy
   */
  public List<JournalEntry> signed() {
    return entries(entry -> entry.isCall() && entry.isSigned());
  }

  /**
   * The calls of the API that should have carried an {@code Authorization} and did not.
   *
   * @return a copy
   */
  public List<JournalEntry> unsigned() {
    return entries(entry -> entry.isCall() && !entry.isSigned());
  }

  /**
   * The requests that came again with another token after a 401.
   *
   * @return a copy
   */
  public List<JournalEntry> replays() {
    return entries(entry -> entry.replayOf() > 0);
  }

  /**
   * The requests that held a value in their head or body, for tests that look for a secret where it
   * must not be.
   *
   * @param value what to look for, such as one of {@link Tokens#issued}
   * @return a copy
   * @throws IllegalArgumentException when the value is empty, since that is everywhere
   */
  public List<JournalEntry> seenIn(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("value must not be empty");
    }
    return entries(entry -> entry.holds(value));
  }

  /**
   * What happened since the journal was cleared, in numbers.
   *
   * @return the numbers as they are now
   */
  public synchronized JournalSummary summary() {
    return summary;
  }

  /**
   * Waits until enough requests have arrived that a rule holds for.
   *
   * @param count how many
   * @param rule what to look for
   * @param limit how long to wait at most
   * @return true when there were enough, false when the time was up
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public synchronized boolean await(int count, Predicate<? super JournalEntry> rule, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (entries.values().stream().filter(rule).limit(count).count() < count) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  /** Forgets everything. */
  public synchronized void clear() {
    entries.clear();
    rejected.clear();
    summary = JournalSummary.EMPTY;
    arrivals = 0;
    weight = 0;
  }

  synchronized JournalEntry arrive(Request request, Presented presented) {
    String sha256 = Sha256.of(request.body());
    int replayOf = takeRejected(key(request.method(), request.target(), sha256), presented);
    JournalEntry entry = JournalEntry.arrived(++arrivals, request, sha256, presented, replayOf);
    entries.put(entry.ordinal(), entry);
    summary = summary.andArrived(entry);
    weight += entry.weight();
    while (entries.size() > MAX_ENTRIES || (weight > MAX_WEIGHT && entries.size() > 1)) {
      weight -= entries.pollFirstEntry().getValue().weight();
    }
    notifyAll();
    return entry;
  }

  /** Notes the answer; to be called before its first byte is sent. */
  synchronized void finish(JournalEntry arrived, int status) {
    // An entry from before the journal was cleared has nothing to do in the new one.
    if (!entries.replace(arrived.ordinal(), arrived, arrived.finished(status))) {
      return;
    }
    notifyAll();
    summary = summary.andAnswered(status);
    if (status == 401 && arrived.isCall()) {
      String key = key(arrived.method(), arrived.target(), arrived.bodySha256());
      rejected.computeIfAbsent(key, unused -> new ArrayDeque<>()).add(arrived);
      if (rejected.size() > MAX_REJECTED) {
        rejected.remove(rejected.keySet().iterator().next());
      }
    }
  }

  /** The ordinal of the 401 that this request follows, or 0. */
  private int takeRejected(String key, Presented presented) {
    Deque<JournalEntry> earlier = rejected.getOrDefault(key, new ArrayDeque<>());
    for (JournalEntry entry : earlier) {
      if (!entry.tokenFingerprint().equals(presented.fingerprint())) {
        earlier.remove(entry);
        if (earlier.isEmpty()) {
          rejected.remove(key);
        }
        return entry.ordinal();
      }
    }
    return 0;
  }

  private static String key(String method, String target, String bodySha256) {
    return method + ' ' + target + ' ' + bodySha256;
  }
}
