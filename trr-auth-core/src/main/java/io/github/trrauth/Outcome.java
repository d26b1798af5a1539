package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/** How a fetch ended, as all who wait for it are told: with a token, or with a failure. */
final class Outcome {
  private final @Nullable AccessToken token;
  private final @Nullable TokenException failure;

  private Outcome(@Nullable AccessToken token, @Nullable TokenException failure) {
    this.token = token;
    this.failure = failure;
  }

  static Outcome of(AccessToken token) {
    return new Outcome(token, null);
  }

  static Outcome of(TokenException failure) {
    return new Outcome(null, failure);
  }

  @Nullable AccessToken token() {
    return token;
  }

  /** The failure, shared by all who waited; null if there is a token. */
  @Nullable TokenException failure() {
    return failure;
  }
}
