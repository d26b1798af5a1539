package io.github.trrauth.agent;

/** The agent's only channel: lines on stderr, marked as its own. */
final class Stderr {
  private Stderr() {}

  static void line(String text) {
    System.err.println("trr-auth: " + text);
  }
}
