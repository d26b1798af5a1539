package io.github.trrauth;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The one place where the state is kept; every transition goes through here. */
final class StateCell {
  private final AtomicReference<TokenState> state;

  StateCell() {
    state = new AtomicReference<>(TokenState.INITIAL);
  }

  @SuppressWarnings("NullAway") // never set to null
  TokenState get() {
    return state.get();
  }

  /** Replaces the state unless somebody else has replaced it since it was read. */
  boolean replace(TokenState read, TokenState next) {
    return read == next || state.compareAndSet(read, next);
  }

  /**
   * Replaces the state by what the change makes of it, unless the source has been closed.
   *
   * @param change a pure function, since it may be applied more than once
   * @return false if the source has been closed
   */
  boolean changeUnlessClosed(UnaryOperator<TokenState> change) {
    while (true) {
      TokenState read = get();
      if (read.isClosed()) {
        return false;
      }
      if (replace(read, change.apply(read))) {
        return true;
      }
    }
  }
}
