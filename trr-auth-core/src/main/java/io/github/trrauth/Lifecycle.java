package io.github.trrauth;

import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The state machine behind {@link TokenSource}: the one place that replaces the state.
 *
 * <p>Each transition publishes the new state first, completes the waiters second and tells the
 * listener last; no lock is held in any of the three. {@code CONCURRENCY.md} has the table.
 */
final class Lifecycle {
  private static final AtomicReferenceFieldUpdater<Lifecycle, TokenState> STATE =
      AtomicReferenceFieldUpdater.newUpdater(Lifecycle.class, TokenState.class, "state");

  private volatile TokenState state = TokenState.INITIAL;
  private final Settings settings;
  private final Attempts attempts;
  private final String endpointHost;
  private final Failures failures;
  private final TimeSource time;
  private final Tasks tasks;
  private final DoubleSupplier random;
  private final Consumer<AuthEvent> events;

  Lifecycle(
      Settings settings,
      Attempts attempts,
      String endpointHost,
      Failures failures,
      TimeSource time,
      Tasks tasks,
      DoubleSupplier random,
      Consumer<AuthEvent> events) {
    this.settings = settings;
    this.attempts = attempts;
    this.endpointHost = endpointHost;
    this.failures = failures;
    this.time = time;
    this.tasks = tasks;
    this.random = random;
    this.events = events;
  }

  TokenState state() {
    return state;
  }

  /** Replaces the state unless somebody else has replaced it since it was read. */
  boolean replace(TokenState read, TokenState next) {
    return read == next || STATE.compareAndSet(this, read, next);
  }

  private TokenState change(UnaryOperator<TokenState> change) {
    return STATE.updateAndGet(this, change);
  }

  /** Returns the token in hand if there is nothing to do about it, else null: the hot path. */
  @Nullable AccessToken fresh() {
    TokenState now = state;
    AccessToken token = now.token;
    return token != null && !now.spoiled && token.isFresh(time.nanos()) ? token : null;
  }

  /**
   * Claims a token, and starts a fetch where one is due.
   *
   * @throws TokenException if there is no token and none may be fetched now
   */
  Claim claim() {
    while (true) {
      TokenState current = state;
      long now = time.nanos();
      TokenState.Need need = current.need(now);
      if (need == TokenState.Need.NOTHING) {
        return Claim.token(inHand(current));
      }
      if (current.activity instanceof Activity.Closed) {
        return withoutFetch(current, need, ((Activity.Closed) current.activity).failure);
      }
      if (current.activity instanceof Activity.Fetching) {
        Claim claim = join(current, (Activity.Fetching) current.activity, need, now);
        if (claim != null) {
          return claim;
        }
      } else if (current.activity instanceof Activity.BackingOff) {
        Activity.BackingOff pause = (Activity.BackingOff) current.activity;
        if (!pause.isOver(now) && pause.refused.isEmpty()) {
          return withoutFetch(current, need, pause.failure);
        }
        start(current, fetchAfter(pause, current, now), need, now);
      } else {
        start(current, Fetch.of(current.mustReplace(now)), need, now);
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
      TokenState current, Activity.Fetching activity, TokenState.Need need, long now) {
    Fetch fetch = activity.fetch;
    long patience = settings.acquireTimeout().toNanos();
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
    return STATE.compareAndSet(this, current, current.doing(needed));
  }

  private void start(TokenState current, Fetch fetch, TokenState.Need need, long now) {
    boolean needed = need == TokenState.Need.TOKEN;
    long until = now + settings.acquireTimeout().toNanos();
    if (STATE.compareAndSet(
        this, current, current.doing(new Activity.Fetching(fetch, needed, until)))) {
      attempt(fetch);
    }
  }

  private void attempt(Fetch fetch) {
    try {
      tasks.execute(
          () -> {
            fetch.attempted();
            CompletableFuture<Attempt> running = attempts.run(fetch.refused());
            CompletableFuture<?> unused =
                running.whenComplete((ended, error) -> end(fetch, ended, error));
          });
    } catch (RejectedExecutionException e) {
      fail(fetch, TokenAnswer.failed(0, "no thread takes the work", Duration.ZERO, e));
    }
  }

  private void end(Fetch fetch, @Nullable Attempt ended, @Nullable Throwable error) {
    if (ended == null) {
      fail(fetch, TokenAnswer.failed(0, "unexpected " + error, Duration.ZERO, error));
      return;
    }
    TokenAnswer answer = ended.answer();
    if (answer == null) {
      resume(fetch);
    } else if (answer.kind() == TokenAnswer.Kind.GRANTED) {
      grant(fetch, ended, answer);
    } else if (answer.kind() == TokenAnswer.Kind.REJECTED) {
      refuse(fetch, ended.refused(), answer);
    } else {
      fail(fetch, answer);
    }
  }

  private void grant(Fetch fetch, Attempt ended, TokenAnswer answer) {
    Windows windows = Windows.of(answer.expiresIn(), settings.refreshAhead(), random.getAsDouble());
    AccessToken token = AccessToken.of(answer.token(), windows, ended.requestedAtNanos());
    long now = time.nanos();
    if (token.phase(now) == Phase.EXPIRED) {
      String late = "the answer took longer than the token's lifetime";
      fail(fetch, TokenAnswer.failed(answer.status(), late, Duration.ZERO, null));
      return;
    }
    TokenState next = change(s -> isClosed(s) ? s : s.granted(token, fetch.forced(), now));
    if (isClosed(next)) {
      return;
    }
    fetch.complete(Outcome.of(token));
    tell(AuthEvent.Type.FETCHED, answer.status(), "valid for " + token.lifetime(), token);
    if (ended.switched()) {
      tell(
          AuthEvent.Type.SECRET_SWITCHED,
          0,
          "the token was granted for another client secret",
          token);
    }
    if (next.history.isUnusual(token.lifetime().toNanos(), now)) {
      String often = "more than " + FetchHistory.USUAL + " fetches within one token lifetime";
      tell(AuthEvent.Type.ALERT, 0, often, token);
    }
    keepWarm(token.freshLeftNanos(now));
  }

  private void fail(Fetch fetch, TokenAnswer answer) {
    double chance = random.getAsDouble();
    while (true) {
      TokenState current = state;
      if (isClosed(current)) {
        return;
      }
      long now = time.nanos();
      long delay =
          Backoff.afterFailure(current.failures + 1, chance, saturatedNanos(answer.retryAfter()));
      TokenException failure = failures.unavailable(answer, current.failures + 1, delay);
      Activity doing = current.activity;
      boolean goesOn =
          fetch.hasAttemptsLeft()
              && doing instanceof Activity.Fetching
              && ((Activity.Fetching) doing).isNeededAt(now + delay);
      Activity next =
          goesOn ? doing : new Activity.BackingOff(now + delay, failure, Collections.emptySet());
      if (STATE.compareAndSet(this, current, current.failed(next))) {
        afterFailure(fetch, failure, goesOn, delay);
        tell(
            AuthEvent.Type.FETCH_FAILED,
            answer.status(),
            String.valueOf(failure.getMessage()),
            null);
        return;
      }
    }
  }

  private void afterFailure(Fetch fetch, TokenException failure, boolean goesOn, long delay) {
    if (!goesOn) {
      fetch.complete(Outcome.of(failure));
      keepWarm(delay);
      return;
    }
    fetch.first.complete(Outcome.of(failure));
    try {
      tasks.schedule(() -> attempt(fetch), delay);
    } catch (RejectedExecutionException e) {
      backOff(new Activity.BackingOff(time.nanos() + delay, failure, Collections.emptySet()));
      fetch.complete(Outcome.of(failure));
    }
  }

  private void refuse(Fetch fetch, Set<ClientCredentials> refused, TokenAnswer answer) {
    long pause = Backoff.afterRejection(state.rejections + 1);
    TokenException failure = failures.rejected(answer, pause);
    long until = time.nanos() + pause;
    change(s -> isClosed(s) ? s : s.refused(new Activity.BackingOff(until, failure, refused)));
    fetch.complete(Outcome.of(failure));
    tell(
        AuthEvent.Type.CREDENTIALS_REJECTED,
        answer.status(),
        String.valueOf(failure.getMessage()),
        null);
    keepWarm(pause);
  }

  /** Goes back to the pause that a look at the secret has interrupted. */
  private void resume(Fetch fetch) {
    Activity.BackingOff pause = Objects.requireNonNull(fetch.interrupted());
    backOff(pause);
    fetch.complete(Outcome.of(pause.failure));
  }

  private void backOff(Activity.BackingOff pause) {
    change(s -> isClosed(s) ? s : s.doing(pause));
  }

  void close() {
    TokenException failure = failures.closed();
    TokenState before = STATE.getAndUpdate(this, s -> s.closed(new Activity.Closed(failure)));
    if (before.activity instanceof Activity.Fetching) {
      ((Activity.Fetching) before.activity).fetch.complete(Outcome.of(failure));
    }
  }

  private static boolean isClosed(TokenState current) {
    return current.activity instanceof Activity.Closed;
  }

  private void tell(AuthEvent.Type type, int status, String detail, @Nullable AccessToken token) {
    events.accept(AuthEvent.of(type, endpointHost, status, detail, token));
  }

  private void keepWarm(long delayNanos) {
    if (!settings.keepWarm()) {
      return;
    }
    try {
      tasks.schedule(this::refreshIfDue, Math.max(delayNanos, 1));
    } catch (RejectedExecutionException e) {
      // Closed: nothing is kept warm any more.
    }
  }

  /** Fetches if a fetch is due, and waits for nothing. */
  void refreshIfDue() {
    try {
      claim();
    } catch (TokenException e) {
      // The listeners have been told, and the next caller will be.
    }
  }

  private static long saturatedNanos(Duration duration) {
    return duration.compareTo(Duration.ofDays(1)) > 0
        ? Duration.ofDays(1).toNanos()
        : duration.toNanos();
  }
}
