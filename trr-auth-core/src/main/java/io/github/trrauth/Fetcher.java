package io.github.trrauth;

import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The runner of fetches: makes the attempts, and turns what comes of them into the next state.
 *
 * <p>Each transition publishes the new state first, completes the waiters second and tells the
 * listeners last; no lock is held in any of the three.
 */
final class Fetcher {
  private final StateCell cell;
  private final Settings settings;
  private final Attempts attempts;
  private final Failures failures;
  private final TimeSource time;
  private final Tasks tasks;
  private final DoubleSupplier random;
  private final Runnable refresh;
  private final Alerts alerts;
  private final Consumer<AuthEvent> events;

  Fetcher(
      StateCell cell,
      Settings settings,
      Attempts attempts,
      Failures failures,
      TimeSource time,
      Tasks tasks,
      DoubleSupplier random,
      Runnable refresh,
      Alerts alerts,
      Consumer<AuthEvent> events) {
    this.cell = cell;
    this.settings = settings;
    this.attempts = attempts;
    this.failures = failures;
    this.time = time;
    this.tasks = tasks;
    this.random = random;
    this.refresh = refresh;
    this.alerts = alerts;
    this.events = events;
  }

  /** Makes an attempt on another thread. */
  void attempt(Fetch fetch) {
    fetch.attempted();
    try {
      tasks.execute(() -> run(fetch));
    } catch (RejectedExecutionException e) {
      fail(
          fetch,
          TokenAnswer.failed(0, "no thread takes the work", Duration.ZERO, e),
          Duration.ZERO);
    }
  }

  private void run(Fetch fetch) {
    CompletableFuture<Attempt> running;
    try {
      running = attempts.run(fetch.refused());
    } catch (RuntimeException e) {
      // Those who wait are told: thrown on, it would be printed by the thread's handler as well.
      end(fetch, null, e);
      return;
    } catch (Error e) {
      // Whatever it is, those who wait must hear of it, and the next fetch must be possible.
      end(fetch, null, e);
      throw e;
    }
    CompletableFuture<?> unused = running.whenComplete((ended, error) -> end(fetch, ended, error));
  }

  private void end(Fetch fetch, @Nullable Attempt ended, @Nullable Throwable error) {
    if (ended == null) {
      TokenAnswer unexpected = TokenAnswer.failed(0, "unexpected " + error, Duration.ZERO, error);
      fail(fetch, unexpected, Duration.ZERO);
      return;
    }
    TokenAnswer answer = ended.answer();
    Duration took = Duration.ofNanos(time.nanos() - ended.requestedAtNanos());
    if (answer == null) {
      resume(fetch);
    } else if (answer.kind() == TokenAnswer.Kind.GRANTED) {
      grant(fetch, ended, answer, took);
    } else if (answer.kind() == TokenAnswer.Kind.REJECTED) {
      refuse(fetch, ended.refused(), answer, took);
    } else {
      fail(fetch, answer, took);
    }
  }

  private void grant(Fetch fetch, Attempt ended, TokenAnswer answer, Duration took) {
    Windows windows = Windows.of(answer.expiresIn(), settings.refreshAhead(), random.getAsDouble());
    AccessToken token = AccessToken.of(answer.token(), windows, ended.requestedAtNanos());
    long now = time.nanos();
    if (token.phase(now) == Phase.EXPIRED) {
      String late = "the answer took longer than the token's lifetime";
      fail(fetch, TokenAnswer.failed(answer.status(), late, Duration.ZERO, null), took);
      return;
    }
    AuthEvent fetched =
        event(AuthEvent.Type.FETCHED, answer.status(), "valid for " + token.lifetime(), token)
            .after(took);
    TokenState before;
    TokenState next;
    do {
      before = cell.get();
      if (before.isClosed()) {
        return;
      }
      next = before.granted(token, fetch.forced(), now, fetched);
    } while (!cell.replace(before, next));
    fetch.complete(Outcome.of(token));
    events.accept(fetched);
    if (ended.switched()) {
      String other = "the token was granted for another client secret";
      events.accept(event(AuthEvent.Type.SECRET_SWITCHED, 0, other, token));
    }
    boolean oneOfTooMany = next.history.isUnusual(token.lifetime().toNanos(), now);
    alerts.granted(failures.host(), token, before.hasGoodToken(), oneOfTooMany);
    keepWarm(token.freshLeftNanos(now));
  }

  private void fail(Fetch fetch, TokenAnswer answer, Duration took) {
    double chance = random.getAsDouble();
    while (true) {
      TokenState current = cell.get();
      if (current.isClosed()) {
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
      AuthEvent failed = event(AuthEvent.Type.FETCH_FAILED, failure).after(took);
      if (cell.replace(current, current.failed(next, failed))) {
        afterFailure(fetch, failure, goesOn, delay);
        events.accept(failed);
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

  private void refuse(Fetch fetch, Set<String> refused, TokenAnswer answer, Duration took) {
    long pause = Backoff.afterRefusal(cell.get().refusals + 1);
    TokenException failure = failures.rejected(answer, pause);
    long until = time.nanos() + pause;
    Activity pausing = new Activity.BackingOff(until, failure, refused);
    AuthEvent rejected = event(AuthEvent.Type.CREDENTIALS_REJECTED, failure).after(took);
    if (!cell.changeUnlessClosed(state -> state.refused(pausing, rejected))) {
      return;
    }
    fetch.complete(Outcome.of(failure));
    events.accept(rejected);
    keepWarm(pause);
  }

  /** Goes back to the pause that a look at the secret has interrupted. */
  private void resume(Fetch fetch) {
    Activity.BackingOff pause = Objects.requireNonNull(fetch.interrupted());
    backOff(pause);
    fetch.complete(Outcome.of(pause.failure));
  }

  private void backOff(Activity.BackingOff pause) {
    cell.changeUnlessClosed(state -> state.doing(pause));
  }

  private AuthEvent event(AuthEvent.Type type, TokenException failure) {
    return event(type, failure.status(), failure.text(), null);
  }

  private AuthEvent event(
      AuthEvent.Type type, int status, String detail, @Nullable AccessToken token) {
    return AuthEvent.of(type, time.wallClock(), failures.host(), status, detail, token);
  }

  /**
   * With {@code trr.auth.keep-warm}: looks after the token again when there will be something to
   * do.
   */
  private void keepWarm(long delayNanos) {
    if (!settings.keepWarm()) {
      return;
    }
    try {
      tasks.schedule(refresh, Math.max(delayNanos, 1));
    } catch (RejectedExecutionException e) {
      // Closed: nothing is kept warm any more.
    }
  }

  private static long saturatedNanos(Duration duration) {
    return duration.compareTo(Duration.ofDays(1)) > 0
        ? Duration.ofDays(1).toNanos()
        : duration.toNanos();
  }
}
