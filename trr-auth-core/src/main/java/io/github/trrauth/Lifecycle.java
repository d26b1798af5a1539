package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/**
 * The table behind {@link TokenSource#get()}: what a caller gets and what is started, by the phase
 * of the token and by what the source is doing. {@code CONCURRENCY.md} explains it.
 */
final class Lifecycle {
  private final StateCell cell;
  private final Settings settings;
  private final Failures failures;
  private final TimeSource time;
  private final Fetcher fetcher;

  Lifecycle(
      StateCell cell, Settings settings, Failures failures, TimeSource time, Fetcher fetcher) {
    this.cell = cell;
    this.settings = settings;
    this.failures = failures;
    this.time = time;
    this.fetcher = fetcher;
  }

  /**
   * Claims a token, and starts a fetch where one is due.
   *
   * @param patienceNanos how long the caller can wait
   * @throws TokenException if there is no token and none may be fetched now
   */
  Claim claim(long patienceNanos) {
    while (true) {
      TokenState current = cell.get();
      long now = time.nanos();
      TokenState.Need need = current.need(now);
      if (need == TokenState.Need.NOTHING) {
        return Claim.token(inHand(current));
      }
      if (current.activity instanceof Activity.Closed) {
        return withoutFetch(current, need, ((Activity.Closed) current.activity).failure);
      }
      if (current.activity instanceof Activity.Fetching) {
        Claim claim = join(current, (Activity.Fetching) current.activity, need, now, patienceNanos);
        if (claim != null) {
          return claim;
        }
      } else if (current.activity instanceof Activity.BackingOff) {
        Activity.BackingOff pause = (Activity.BackingOff) current.activity;
        if (!pause.isOver(now) && pause.refused.isEmpty()) {
          return withoutFetch(current, need, pause.failure);
        }
        start(current, fetchAfter(pause, current, now), need, now + patienceNanos);
      } else {
        start(current, Fetch.of(current.mustReplace(now)), need, now + patienceNanos);
      }
    }
  }

  private static Fetch fetchAfter(Activity.BackingOff pause, TokenState current, long now) {
    boolean forced = current.mustReplace(now);
    if (!pause.isOver(now)) {
      return Fetch.check(forced, pause);
    }
    return pause.refused.isEmpty() ? Fetch.probe(forced) : Fetch.of(forced);
  }

  private static AccessToken inHand(TokenState current) {
    if (current.token == null) {
      throw new AssertionError("a state without a token has a need");
    }
    return current.token;
  }

  private static Claim withoutFetch(
      TokenState current, TokenState.Need need, TokenException failure) {
    if (need == TokenState.Need.TOKEN) {
      throw failure.forCaller();
    }
    return Claim.token(inHand(current));
  }

  /** Joins the fetch that is under way; null if the state has changed meanwhile. */
  private @Nullable Claim join(
      TokenState current,
      Activity.Fetching activity,
      TokenState.Need need,
      long now,
      long patience) {
    Fetch fetch = activity.fetch;
    switch (need) {
      case REFRESH:
        return Claim.token(inHand(current));
      case REPLACEMENT:
        AccessToken token = inHand(current);
        if (fetch.interrupted() != null) {
          return Claim.token(token);
        }
        return Claim.pending(token, fetch.first, Math.min(patience, token.leftNanos(now) / 2));
      default:
        return declareNeed(current, activity, now + patience)
            ? Claim.pending(null, fetch.last, patience)
            : null;
    }
  }

  /** Lets the fetch know that somebody has nothing to fall back on, so that it goes on trying. */
  private boolean declareNeed(TokenState current, Activity.Fetching activity, long until) {
    if (activity.isNeededAt(until - 1)) {
      return true;
    }
    Activity needed = new Activity.Fetching(activity.fetch, true, until);
    return cell.replace(current, current.doing(needed));
  }

  private void start(TokenState current, Fetch fetch, TokenState.Need need, long until) {
    boolean needed = need == TokenState.Need.TOKEN;
    if (cell.replace(current, current.doing(new Activity.Fetching(fetch, needed, until)))) {
      fetcher.attempt(fetch);
    }
  }

  /** How long a caller waits for a token at most. */
  long patienceNanos() {
    return settings.acquireTimeout().toNanos();
  }

  /** Fetches if a fetch is due, and waits for nothing. */
  void refreshIfDue() {
    try {
      claim(patienceNanos());
    } catch (TokenException e) {
      // The listeners have been told, and the next caller will be.
    }
  }

  void close() {
    TokenException failure = failures.closed();
    TokenState before;
    do {
      before = cell.get();
    } while (!cell.replace(before, before.closed(new Activity.Closed(failure))));
    if (before.activity instanceof Activity.Fetching) {
      ((Activity.Fetching) before.activity).fetch.complete(Outcome.of(failure));
    }
  }
}
