package io.github.trrauth;

import java.util.ArrayList;
import java.util.List;

/** The listeners of a source, each kept from harming the others or the caller. */
final class Listeners implements AuthListener {
  private final List<AuthListener> listeners;

  Listeners(List<AuthListener> listeners) {
    this.listeners = new ArrayList<>(listeners);
  }

  @Override
  @SuppressWarnings("CatchAndPrintStackTrace")
  public void onEvent(AuthEvent event) {
    for (AuthListener listener : listeners) {
      try {
        listener.onEvent(event);
      } catch (Exception | Error e) {
        // Whatever it is, since not every language declares what it throws: a listener's trouble
        // is not the caller's, and there is nobody else to tell.
      }
    }
  }
}
