package io.github.trrauth.chaos;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.TokenState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The judge of a run, the same for all scenarios: what it finds is against the contract.
 *
 * <p>It goes by the vendor's journal and record of tokens, by what the line to the token endpoint
 * saw, and by the calls as the program made them. Its times are all ticks of one machine, so that
 * it needs no patience, with one exception: when a client gave up is known from the line alone.
 */
final class Judge {
  /** From a client's end of a connection until the line has seen it. */
  private static final long SEEN_LATE = TimeUnit.MILLISECONDS.toNanos(250);

  /** A request that takes this long keeps nobody waiting who has a token. */
  private static final long LONG_REQUEST = TimeUnit.MILLISECONDS.toNanos(700);

  /** The earliest refresh: a quarter ahead, and a tenth of jitter. */
  private static final double EARLIEST_REFRESH = 0.65;

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
    oneAtATime();
    spacing();
    recovery();
    patience();
    int bound = bound();
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

  private void oneAtATime() {
    for (int i = 1; i < attempts.size(); i++) {
      long over = attempts.get(i - 1).closed();
      boolean answered = attempts.get(i - 1).isGranted() || attempts.get(i - 1).isRefused();
      // The next one may follow an answer so fast that the line sees its begin first.
      long end = answered ? attempts.get(i - 1).ended() : over;
      if (attempts.get(i).opened() - end < 0) {
        find(String.format("token request %d began before the one before it had ended", i + 1));
      }
    }
  }

  /** None before its time: neither a refresh nor another attempt, whatever went before. */
  private void spacing() {
    int failures = 0;
    Set<String> refused = new HashSet<>();
    Gate gate = new Gate(evidence.journal());
    for (int i = 0; i + 1 < attempts.size(); i++) {
      Attempt one = attempts.get(i);
      long next = attempts.get(i + 1).opened();
      failures = one.isFailed() ? failures + 1 : 0;
      if (one.isGranted()) {
        refused.clear();
        gate.granted(one, next);
        boolean again = i > 0 && gate.isRepeat(one, attempts.subList(0, i));
        refresh(i, one, next, gate, again);
      } else if (one.isRefused()) {
        refused.add(one.secret());
        if (refused.contains(attempts.get(i + 1).secret())) {
          notBefore(i, next, one.ended() + Backoff.REFUSED, "a refused secret was sent again");
        }
      } else {
        long delay = Math.max(Backoff.full(failures) / 2, evidence.retryAfter(one));
        long late = one.exact() ? 0 : SEEN_LATE;
        notBefore(i, next, one.ended() + delay - late, "after " + failures + " failures");
      }
    }
  }

  private void refresh(int i, Attempt one, long next, Gate gate, boolean again) {
    long due = one.requested() + (long) (EARLIEST_REFRESH * one.lifetime());
    if (next - due >= 0) {
      return;
    }
    Long rejected = gate.rejected(one);
    if (rejected == null || next - rejected < 0) {
      notBefore(i, next, due, "a refresh of a token that nobody rejected");
      return;
    }
    notBefore(i, next, gate.closedUntil(next), "new tokens did not help");
    if (again) {
      long young = one.requested() + Math.min(Backoff.REFUSED, one.lifetime() / 4);
      notBefore(i, next, young, "the endpoint repeats its token");
    }
  }

  private void notBefore(int i, long tick, long allowed, String why) {
    if (tick - allowed < 0) {
      find(
          String.format(
              "token request %d came %d ms before its time: %s",
              i + 2, (allowed - tick) / 1_000_000, why));
    }
  }

  /** Whoever fails when the pause is over has seen the next attempt fail; none fails afterwards. */
  private void recovery() {
    int failures = 0;
    List<Event> failed =
        evidence.events().stream().filter(event -> event.type().equals("FETCH_FAILED")).toList();
    int told = 0;
    for (int i = 0; i < attempts.size(); i++) {
      Attempt one = attempts.get(i);
      failures = one.isFailed() ? failures + 1 : 0;
      long next = i + 1 < attempts.size() ? attempts.get(i + 1).opened() : Long.MAX_VALUE;
      if (one.isFailed()) {
        long known = one.closed() + SEEN_LATE;
        if (told < failed.size()) {
          known = Math.max(known, failed.get(told++).tick());
        }
        long delay = Math.max(Backoff.full(failures), evidence.retryAfter(one));
        failedWithoutAttempt(known + delay, next);
      }
    }
    for (Outage outage : evidence.outages()) {
      attempts.stream()
          .filter(one -> one.opened() - outage.to() > 0)
          .findFirst()
          .filter(one -> !one.isGranted())
          .filter(one -> evidence.outages().stream().noneMatch(any -> any.contains(one.opened())))
          .ifPresent(
              one -> find(String.format("the first attempt after \"%s\": %s", outage.name(), one)));
    }
  }

  private void failedWithoutAttempt(long over, long next) {
    long blind =
        evidence.calls().stream()
            .filter(Call::isUnavailable)
            .filter(call -> call.from() - over > 0 && next - call.to() > 0)
            .filter(
                call -> attempts.stream().noneMatch(one -> one.overlaps(call.from(), call.to())))
            .count();
    if (blind > 0) {
      find(
          String.format(
              "%d calls failed after the end of a back-off without another attempt", blind));
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

  /** The most token requests that the contract allows in a run like this. */
  private int bound() {
    long shortest =
        attempts.stream()
            .filter(Attempt::isGranted)
            .mapToLong(Attempt::lifetime)
            .min()
            .orElse(Long.MAX_VALUE);
    double every = shortest * (demands.repeats ? 0.25 : EARLIEST_REFRESH);
    List<Call> calls = evidence.calls();
    long time = calls.get(calls.size() - 1).to() - calls.get(0).from();
    int bound = (int) (time / every) + 1;
    for (Outage outage : evidence.outages()) {
      bound += outage.mostAttempts();
    }
    bound += (int) rejectedTokens();
    bound += 2 * evidence.secretChanges();
    // On a busy machine a token request can fail by itself.
    bound += (int) attempts.stream().filter(Attempt::isFailed).filter(this::isByItself).count();
    return bound;
  }

  private long rejectedTokens() {
    return evidence.journal().stream()
        .filter(entry -> entry.status() == 401 && entry.tokenOrdinal() > 0)
        .map(JournalEntry::tokenOrdinal)
        .distinct()
        .count();
  }

  private boolean isByItself(Attempt attempt) {
    return evidence.outages().stream().noneMatch(outage -> outage.contains(attempt.opened()));
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
