package io.github.trrauth;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets when it asks for a token: the token in hand, or a fetch to wait for, or both.
 */
final class Claim {
  private final @Nullable AccessToken inHand;
  private final @Nullable CompletableFuture<Outcome> pending;
  private final long maxWaitNanos;

  private Claim(
      @Nullable AccessToken inHand,
      @Nullable CompletableFuture<Outcome> pending,
      long maxWaitNanos) {
    this.inHand = inHand;
    this.pending = pending;
    this.maxWaitNanos = maxWaitNanos;
  }

  static Claim token(AccessToken token) {
    return new Claim(token, null, 0);
  }

  /**
   * A claim to wait with.
   *
   * @param inHand the token to fall back on, or null
   */
  static Claim pending(
      @Nullable AccessToken inHand, CompletableFuture<Outcome> pending, long maxWaitNanos) {
    return new Claim(inHand, pending, maxWaitNanos);
  }

  /** The fetch to wait for, or null if the token in hand is to be used at once. */
  @Nullable CompletableFuture<Outcome> pending() {
    return pending;
  }

  long maxWaitNanos() {
    return maxWaitNanos;
  }

  /** The token to use at once; only where nothing is pending. */
  AccessToken token() {
    if (inHand == null) {
      throw new IllegalStateException("no token in hand");
    }
    return inHand;
  }

  /**
   * Settles the claim.
   *
   * @param outcome how the fetch ended, or null if the wait ended first
   * @param nowNanos now, since a token in hand may have expired meanwhile
   * @param waitedInVain makes the failure to throw if the wait ended first
   * @return a token, or null if the one in hand has expired meanwhile: the caller has to claim
   *     again, now without one
   * @throws TokenException if there is no token, and there was none to fall back on
   */
  @Nullable AccessToken settle(
      @Nullable Outcome outcome, long nowNanos, Supplier<TokenException> waitedInVain) {
    if (outcome != null && outcome.token() != null) {
      return outcome.token();
    }
    if (inHand != null) {
      return usable(nowNanos);
    }
    TokenException failure = outcome == null ? null : outcome.failure();
    throw failure == null ? waitedInVain.get() : failure.forCaller();
  }

  /** The token in hand, or null if there is none that has not expired. */
  @Nullable AccessToken usable(long nowNanos) {
    return inHand == null || inHand.phase(nowNanos) == Phase.EXPIRED ? null : inHand;
  }
}
