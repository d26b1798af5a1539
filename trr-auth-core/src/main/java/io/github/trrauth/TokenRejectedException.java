package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/**
 * The token endpoint refused the client's credentials: trying again does not help, somebody must
 * look at them.
 */
public final class TokenRejectedException extends TokenException {
  private static final long serialVersionUID = 1L;

  TokenRejectedException(String text, int status, @Nullable Throwable cause) {
    super(MessageId.CREDENTIALS_REJECTED, text, status, cause);
  }

  @Override
  TokenRejectedException forCaller() {
    return new TokenRejectedException(text(), status(), this);
  }
}
