package io.github.trrauth.cdi.metrics;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been registered, to be taken back. A registry that outlives the application would keep
 * its class loader otherwise. Not safe for use by several threads.
 */
final class Registered implements AutoCloseable {
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Adds how something is taken back. */
  void add(Runnable action) {
    undo.push(action);
  }

  /** Takes everything back, however much of it is still there. */
  @Override
  public void close() {
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (RuntimeException | LinkageError e) {
        // A server that has ended before us has taken its registry along.
      }
    }
  }
}
