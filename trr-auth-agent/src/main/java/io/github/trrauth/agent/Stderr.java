package io.github.trrauth.agent;

import io.github.trrauth.MessageId;

/** The agent's only channel: lines on stderr, marked as its own. */
final class Stderr {
  private Stderr() {}

  static void line(MessageId id, String text) {
    line(id.before(text));
  }

  /** Prints a line that has its id. */
  static void line(String text) {
    System.err.println("trr-auth: " + text);
  }
}
