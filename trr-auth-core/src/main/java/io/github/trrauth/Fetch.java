package io.github.trrauth;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One fetch: one or more attempts in a row, of which there is never more than one at a time. */
final class Fetch {
  private static final int MAX_ATTEMPTS = 3;

  /** Completed after the first attempt: what a caller with a token in hand waits for. */
  final CompletableFuture<Outcome> first = new CompletableFuture<>();

  /** Completed after the last attempt: what a caller without a token waits for. */
  final CompletableFuture<Outcome> last = new CompletableFuture<>();

  private final boolean forced;
  private final Activity.@Nullable BackingOff interrupted;
  private final int maxAttempts;
  private int attempts;

  private Fetch(boolean forced, Activity.@Nullable BackingOff interrupted, int maxAttempts) {
    this.forced = forced;
    this.interrupted = interrupted;
    this.maxAttempts = maxAttempts;
  }

  /** A fetch from idle. */
  static Fetch of(boolean forced) {
    return new Fetch(forced, null, MAX_ATTEMPTS);
  }

  /** The single attempt that a back-off allows when it has passed. */
  static Fetch probe(boolean forced) {
    return new Fetch(forced, null, 1);
  }

  /**
   * A look at the secret: asks the endpoint only if there are credentials that it has not refused.
   */
  static Fetch check(boolean forced, Activity.BackingOff interrupted) {
    return new Fetch(forced, interrupted, MAX_ATTEMPTS);
  }

  /** Whether a token is replaced that the API rejected. */
  boolean forced() {
    return forced;
  }

  /** Digests of the credentials that must not be sent. */
  Set<String> refused() {
    return interrupted == null ? Collections.emptySet() : interrupted.refused;
  }

  /** The pause that goes on if a look at the secret finds nothing new; null for any other fetch. */
  Activity.@Nullable BackingOff interrupted() {
    return interrupted;
  }

  /** Counts an attempt; called by one attempt after the other. */
  void attempted() {
    attempts++;
  }

  boolean hasAttemptsLeft() {
    return attempts < maxAttempts;
  }

  void complete(Outcome outcome) {
    first.complete(outcome);
    last.complete(outcome);
  }
}
