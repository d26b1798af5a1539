package io.github.trrauth.chaos;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The rules for token requests: one at a time, none before its time, and none put off when somebody
 * asks.
 */
final class RequestRules {
  /** The earliest refresh: a quarter ahead, and a tenth of jitter. */
  static final double EARLIEST_REFRESH = 0.65;

  /** From a client's end of a connection until the line has seen it. */
  private static final long SEEN_LATE = TimeUnit.MILLISECONDS.toNanos(250);

  private final Evidence evidence;
  private final List<Attempt> attempts;
  private final Consumer<String> findings;

  RequestRules(Evidence evidence, Consumer<String> findings) {
    this.evidence = evidence;
    this.attempts = evidence.attempts();
    this.findings = findings;
  }

  void apply() {
    oneAtATime();
    spacing();
    recovery();
  }

  private void find(String finding) {
    findings.accept(finding);
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
}
