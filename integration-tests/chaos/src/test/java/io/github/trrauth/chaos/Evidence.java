package io.github.trrauth.chaos;

import io.github.trrauth.sandbox.Grant;
import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All that is known of a run when it has ended, from the vendor, the line and the program. */
final class Evidence {
  /**
   * How old a request may be at least when the line sees it; only for a client that tells no
   * events.
   */
  private static final long TRAVEL = TimeUnit.MILLISECONDS.toNanos(300);

  private final List<Call> calls;
  private final List<Event> events;
  private final List<JournalEntry> journal;
  private final List<Outage> outages;
  private final List<Attempt> attempts = new ArrayList<>();
  private final int secretChanges;

  private Evidence(
      List<Call> calls,
      List<Event> events,
      List<JournalEntry> journal,
      List<Outage> outages,
      int secretChanges) {
    this.secretChanges = secretChanges;
    this.calls = calls;
    this.events = events;
    this.journal = journal;
    this.outages = outages;
  }

  static Evidence of(Stage stage) {
    Sandbox vendor = stage.vendor();
    Evidence evidence =
        new Evidence(
            stage.caller().calls(),
            stage.caller().events(),
            vendor.journal().entries(),
            stage.outages(),
            stage.secretChanges());
    // The first arrival of all has the ordinal 1.
    if (evidence.journal.get(0).ordinal() != 1) {
      throw new IllegalStateException("The journal has forgotten what the judge has to know.");
    }
    List<Event> fetched = new ArrayList<>(evidence.events);
    fetched.removeIf(event -> !event.isFetched());
    List<TokenLine.Connection> connections = stage.line().connections();
    for (int i = 0; i < connections.size(); i++) {
      TokenLine.Connection one = connections.get(i);
      boolean last = i + 1 == connections.size();
      long next = last ? System.nanoTime() : connections.get(i + 1).opened();
      Grant grant =
          vendor.tokens().grants().stream()
              .filter(given -> given.atNanos() - one.opened() > 0 && next - given.atNanos() > 0)
              .findFirst()
              .orElse(null);
      evidence.add(one, next, grant, fetched, stage.lifetime().toNanos());
    }
    return evidence;
  }

  private void add(
      TokenLine.Connection one, long next, Grant grant, List<Event> fetched, long lifetime) {
    JournalEntry request =
        journal.stream()
            .filter(entry -> entry.path().equals(Sandbox.TOKEN_PATH))
            .filter(entry -> entry.atNanos() - one.opened() > 0 && next - entry.atNanos() > 0)
            .findFirst()
            .orElse(null);
    Event event = grant == null ? null : take(fetched, one.opened(), grant.fingerprint());
    JournalEntry use = grant == null || hasEvents() ? null : firstUse(grant);
    boolean granted = event != null || use != null;
    // On a busy machine both the way to the line and what comes after it take longer.
    long requested = one.opened() - Math.max(TRAVEL, one.closed() - one.opened());
    long delivered = next;
    if (event != null) {
      boolean usual = one.opened() - event.requested() >= 0;
      requested = usual ? event.requested() : requested;
      delivered = event.tick();
    } else if (use != null) {
      delivered = use.atNanos();
    }
    long closed = one.closed();
    boolean exact = one.isReset() || (request != null && request.status() != 0);
    long answered = one.answered() - closed < 0 ? one.answered() : closed;
    attempts.add(
        new Attempt(
            one.opened(),
            requested,
            delivered,
            exact ? answered : closed,
            closed,
            exact,
            request,
            granted ? grant : null,
            event == null ? lifetime : event.lifetimeNanos()));
  }

  private static Event take(List<Event> fetched, long since, String fingerprint) {
    for (Event event : fetched) {
      if (event.tick() - since > 0 && event.fingerprint().equals(fingerprint)) {
        fetched.remove(event);
        return event;
      }
    }
    return null;
  }

  private JournalEntry firstUse(Grant grant) {
    return journal.stream()
        .filter(entry -> entry.tokenOrdinal() == grant.ordinal())
        .findFirst()
        .orElse(null);
  }

  boolean hasEvents() {
    return !events.isEmpty();
  }

  List<Call> calls() {
    return calls;
  }

  List<Event> events() {
    return events;
  }

  List<JournalEntry> journal() {
    return journal;
  }

  List<Outage> outages() {
    return outages;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** How often the client was given another secret. */
  int secretChanges() {
    return secretChanges;
  }

  /** What each token request during an outage is asked to wait, in nanoseconds. */
  long retryAfter(Attempt attempt) {
    return outages.stream()
        .filter(outage -> outage.contains(attempt.opened()) && outage.contains(attempt.ended()))
        .mapToLong(outage -> outage.retryAfter().toNanos())
        .max()
        .orElse(0);
  }
}
