package io.github.trrauth;

/**
 * A listener for what happens to the token.
 *
 * <p>It is called after the change, with no lock held, on the thread that made the change, which
 * may be one that sends a request: a slow listener hands over to a thread of its own. Several
 * threads may call it at once. What it throws is ignored.
 */
@FunctionalInterface
public interface AuthListener {
  /**
   * Takes note of an event.
   *
   * @param event what happened
   */
  void onEvent(AuthEvent event);
}
