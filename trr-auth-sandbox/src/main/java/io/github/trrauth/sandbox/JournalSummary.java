package io.github.trrauth.sandbox;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a vendor saw, in numbers; immutable. Its text is a table of them. */
public final class JournalSummary {
  static final JournalSummary EMPTY = new JournalSummary(new EnumMap<>(Count.class));

  private enum Count {
    TOKEN_REQUESTS("token requests"),
    SIGNED("signed calls"),
    UNSIGNED("unsigned calls"),
    ANSWERED_401("answered 401"),
    ANSWERED_403("answered 403"),
    REPLAYS("replays after a 401"),
    DOUBLED("two Authorization headers"),
    ELSEWHERE("tokens sent elsewhere");

    private final String title;

    Count(String title) {
      this.title = title;
    }
  }

  private final Map<Count, Integer> counts;

  private JournalSummary(Map<Count, Integer> counts) {
    this.counts = counts;
  }

  /**
   * Requests of the token endpoint, whatever their answer.
   *
   * @return how many
   */
  public int tokenRequests() {
    return get(Count.TOKEN_REQUESTS);
  }

  /**
   * Calls of the API with an {@code Authorization}, good or not.
   *
   * @return how many
   */
  public int signed() {
    return get(Count.SIGNED);
  }

  /**
   * Calls of the API without an {@code Authorization}.
   *
   * @return how many
   */
  public int unsigned() {
    return get(Count.UNSIGNED);
  }

  /**
   * Requests of any kind that were answered with 401.
   *
   * @return how many
   */
  public int answered401() {
    return get(Count.ANSWERED_401);
  }

  /**
   * Requests of any kind that were answered with 403.
   *
   * @return how many
   */
  public int answered403() {
    return get(Count.ANSWERED_403);
  }

  /**
   * Requests that came again with another token after a 401.
   *
   * @return how many
   */
  public int replays() {
    return get(Count.REPLAYS);
  }

  /**
   * Requests with more than one {@code Authorization}.
   *
   * @return how many
   */
  public int doubled() {
    return get(Count.DOUBLED);
  }

  /**
   * Requests with an {@code Authorization} to listeners that are not the vendor's own.
   *
   * @return how many
   */
  public int elsewhere() {
    return get(Count.ELSEWHERE);
  }

  /** The numbers as a table, one line each. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    for (Count count : Count.values()) {
      table.append(String.format("%-28s%8d%n", count.title, get(count)));
    }
    return table.toString();
  }

  /** The numbers by their titles, in the order of the table. */
  Map<String, Object> byTitle() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      numbers.put(count.title, get(count));
    }
    return numbers;
  }

  JournalSummary andArrived(JournalEntry entry) {
    Map<Count, Integer> more = new EnumMap<>(Count.class);
    more.putAll(counts);
    count(more, Count.TOKEN_REQUESTS, entry.isTokenRequest());
    count(more, Count.SIGNED, entry.isCall() && entry.isSigned());
    count(more, Count.UNSIGNED, entry.isCall() && !entry.isSigned());
    count(more, Count.REPLAYS, entry.replayOf() > 0);
    count(more, Count.DOUBLED, entry.tokenState() == TokenState.DOUBLED);
    count(more, Count.ELSEWHERE, entry.isElsewhere() && entry.isSigned());
    return new JournalSummary(more);
  }

  JournalSummary andAnswered(int status) {
    Map<Count, Integer> more = new EnumMap<>(Count.class);
    more.putAll(counts);
    count(more, Count.ANSWERED_401, status == 401);
    count(more, Count.ANSWERED_403, status == 403);
    return new JournalSummary(more);
  }

  private int get(Count count) {
    return counts.getOrDefault(count, 0);
  }

  private static void count(Map<Count, Integer> counts, Count count, boolean applies) {
    if (applies) {
      counts.merge(count, 1, Integer::sum);
    }
  }
}
