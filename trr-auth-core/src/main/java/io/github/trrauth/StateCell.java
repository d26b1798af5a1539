package io.github.trrauth;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.UnaryOperator;

/** The one place where the state is kept; every transition goes through here. */
final class StateCell {
  private static final AtomicReferenceFieldUpdater<StateCell, TokenState> STATE =
      AtomicReferenceFieldUpdater.newUpdater(StateCell.class, TokenState.class, "state");

  /** A field, since every call would have to go through an {@code AtomicReference}. */
  private volatile TokenState state = TokenState.INITIAL;

  TokenState get() {
    return state;
  }

  /** Replaces the state unless somebody else has replaced it since it was read. */
  boolean replace(TokenState read, TokenState next) {
    return read == next || STATE.compareAndSet(this, read, next);
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
