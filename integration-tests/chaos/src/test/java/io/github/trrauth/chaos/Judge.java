package io.github.trrauth.chaos;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.TokenState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The judge of a run, the same for all scenarios: what it finds is against the contract.
 *
 * <p>It goes by the vendor's journal and record of tokens, by what the line to the token endpoint
 * saw, and by the calls as the program made them. Its times are all ticks of one machine, so that
 * it needs no patience, with one exception: when a client gave up is known from the line alone.
 */
final class Judge {
  /** A request that takes this long keeps nobody waiting who has a token. */
  private static final long LONG_REQUEST = TimeUnit.MILLISECONDS.toNanos(700);

  /** How many of the calls in that time have to be served even by a machine that is very busy. */
  private static final int SERVED = Stage.THREADS / 4;

  private static final long MORE_THREADS = 2;
  private static final long MORE_DESCRIPTORS = 2;
  private static final long MORE_BYTES = 4L << 20;
  private static final int SHOWN = 5;

  private final Evidence evidence;
  private final List<Attempt> attempts;
  private final Possession possession;
  private final Demands demands;
  private final List<String> findings = new ArrayList<>();

  Judge(Evidence evidence, Demands demands) {
    this.evidence = evidence;
    this.attempts = evidence.attempts();
    this.possession = Possession.of(attempts);
    this.demands = demands;
  }

  /**
   * What a scenario demands beyond the rules.
   *
   * @param noFailure no call at all may fail
   * @param refusals calls may fail because the credentials are refused
   * @param repeats whether the endpoint gives out a token twice
   */
  record Demands(boolean noFailure, boolean refusals, boolean repeats) {}

  List<String> findings() {
    return findings;
  }

  /** Applies all rules, and returns the run in figures. */
  Figures judge(Count before, Count after, long openAtTheEnd) {
    calls();
    deliveries();
    patience();
    new RequestRules(evidence, this::find).apply();
    int bound = Bound.of(evidence, demands.repeats);
    if (attempts.size() > bound) {
      find(String.format("%d token requests, and the contract allows %d", attempts.size(), bound));
    }
    growth(before, after, openAtTheEnd);
    return Figures.of(evidence, bound, unexpected(), before, after);
  }

  private void find(String finding) {
    findings.add(finding);
  }

  private boolean isDocumented(Call call) {
    return call.isUnavailable() || call.isUnauthorized() || (demands.refusals && call.isRejected());
  }

  private List<Call> unexpected() {
    return evidence.calls().stream()
        .filter(call -> !call.succeeded())
        .filter(
            call ->
                demands.noFailure
                    || !isDocumented(call)
                    || possession.covers(call.from(), call.to()))
        .toList();
  }

  /** No call fails while there is a good token; what fails without one fails as documented. */
  private void calls() {
    List<Call> unexpected = unexpected();
    unexpected.stream()
        .limit(SHOWN)
        .forEach(call -> find(String.format("call %d failed: %s", call.number(), call.result())));
    if (unexpected.size() > SHOWN) {
      find(String.format("and %d calls more", unexpected.size() - SHOWN));
    }
    List<Call> calls = evidence.calls();
    if (calls.stream().noneMatch(Call::succeeded)) {
      find("no call succeeded");
    } else if (!calls.get(calls.size() - 1).succeeded()) {
      find("the last call failed: the run has not recovered");
    }
  }

  /** What the program took for an answer, the vendor has given, and no request is lost. */
  private void deliveries() {
    Map<String, List<JournalEntry>> requests = new HashMap<>();
    for (JournalEntry entry : evidence.journal()) {
      if (entry.query().startsWith("call=")) {
        requests.computeIfAbsent(entry.query(), query -> new ArrayList<>()).add(entry);
        if (entry.tokenState() == TokenState.NONE) {
          find(String.format("%s came without a token", entry.query()));
        }
      }
    }
    long lost = 0;
    for (Call call : evidence.calls()) {
      List<JournalEntry> seen = requests.getOrDefault("call=" + call.number(), List.of());
      long accepted = seen.stream().filter(entry -> entry.status() == 200).count();
      boolean right =
          call.succeeded()
              ? accepted == 1 && seen.size() <= 2
              : call.isUnauthorized() ? accepted == 0 && !seen.isEmpty() : seen.isEmpty();
      lost += right ? 0 : 1;
    }
    if (lost > 0) {
      find(String.format("%d calls were lost, doubled or sent without a token", lost));
    }
  }

  /** While a request takes its time, whoever has a token goes on. */
  private void patience() {
    for (Attempt one : attempts) {
      long soon = one.lifetime() / 20;
      long to = Math.min(one.closed(), possession.until(one.opened()) - soon);
      if (to - one.opened() < LONG_REQUEST) {
        continue;
      }
      long served =
          evidence.calls().stream()
              .filter(Call::succeeded)
              .filter(call -> call.from() - one.opened() > 0 && to - call.to() > 0)
              .count();
      if (served < SERVED) {
        find(
            String.format(
                "%d calls were served in %d ms of a slow request",
                served, millis(to, one.opened())));
      }
    }
  }

  private static long millis(long to, long from) {
    return (to - from) / 1_000_000;
  }

  private void growth(Count before, Count after, long openAtTheEnd) {
    if (after.ours() > 0) {
      find(String.format("%d threads of ours are left", after.ours()));
    }
    if (after.threads() > before.threads() + MORE_THREADS) {
      find(String.format("threads grew from %d to %d", before.threads(), after.threads()));
    }
    if (after.descriptors() > before.descriptors() + MORE_DESCRIPTORS) {
      find(
          String.format(
              "descriptors grew from %d to %d", before.descriptors(), after.descriptors()));
    }
    if (after.heapBytes() > before.heapBytes() + MORE_BYTES) {
      find(
          String.format(
              "the heap grew from %d to %d bytes", before.heapBytes(), after.heapBytes()));
    }
    if (openAtTheEnd > 0) {
      find(String.format("%d connections to the token endpoint are left", openAtTheEnd));
    }
  }
}
