package io.github.trrauth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of {@link TokenSource#getAsync()} that has to wait: it does so without a thread. */
final class AsyncCall {
  private final Lifecycle lifecycle;
  private final Counters counters;
  private final Failures failures;
  private final TimeSource time;
  private final Tasks tasks;
  private final Deliveries deliveries;
  private final CompletableFuture<AccessToken> result = new CompletableFuture<>();

  /** The tick at which the caller's patience ends. */
  private final long end;

  AsyncCall(
      Lifecycle lifecycle,
      Counters counters,
      Failures failures,
      TimeSource time,
      Tasks tasks,
      Deliveries deliveries) {
    this.lifecycle = lifecycle;
    this.counters = counters;
    this.failures = failures;
    this.time = time;
    this.tasks = tasks;
    this.deliveries = deliveries;
    end = time.nanos() + lifecycle.patienceNanos();
  }

  /** Claims a token, and returns what is completed when it is there. */
  CompletionStage<AccessToken> start() {
    pursue();
    return result;
  }

  private void pursue() {
    try {
      Claim claim = lifecycle.claim(end - time.nanos());
      CompletableFuture<Outcome> pending = claim.pending();
      if (pending == null) {
        result.complete(claim.token());
      } else {
        await(claim, pending);
      }
    } catch (TokenException e) {
      result.completeExceptionally(e);
    }
  }

  private void await(Claim claim, CompletableFuture<Outcome> pending) {
    counters.waits.increment();
    // The fetch and the timer both end the wait: the first of them counts.
    AtomicBoolean over = new AtomicBoolean();
    Consumer<@Nullable Outcome> settling =
        outcome -> {
          if (over.compareAndSet(false, true)) {
            settle(claim, outcome);
          }
        };
    Runnable cancel = () -> {};
    try {
      cancel = tasks.schedule(() -> settling.accept(null), claim.maxWaitNanos());
    } catch (RejectedExecutionException e) {
      // Without a timer the fetch itself bounds the wait.
    }
    Runnable cancelTimer = cancel;
    CompletableFuture<?> unused =
        pending.thenAccept(
            outcome -> {
              cancelTimer.run();
              deliveries.add(() -> settling.accept(outcome));
            });
  }

  private void settle(Claim claim, @Nullable Outcome outcome) {
    try {
      AccessToken token = claim.settle(outcome, time.nanos(), failures::waitedInVain);
      if (token == null) {
        // The one in hand has expired meanwhile.
        pursue();
      } else {
        result.complete(token);
      }
    } catch (TokenException e) {
      result.completeExceptionally(e);
    }
  }
}
