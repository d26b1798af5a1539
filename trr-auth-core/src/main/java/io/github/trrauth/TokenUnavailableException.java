package io.github.trrauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** No token can be had at the moment: trying again later may help. */
public final class TokenUnavailableException extends TokenException {
  private static final long serialVersionUID = 1L;

  /** When another attempt can be made. */
  private final Instant retryAt;

  TokenUnavailableException(
      MessageId id, String text, int status, Instant retryAt, @Nullable Throwable cause) {
    super(id, text, status, cause);
    this.retryAt = retryAt;
  }

  /**
   * Returns the earliest time at which another call can lead to another token request.
   *
   * @return a time by the wall clock; one in the past means that the next call may try at once
   */
  public Instant retryAt() {
    return retryAt;
  }

  @Override
  TokenUnavailableException forCaller() {
    return new TokenUnavailableException(id(), text(), status(), retryAt, this);
  }
}
