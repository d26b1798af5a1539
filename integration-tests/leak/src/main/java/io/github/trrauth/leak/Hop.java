package io.github.trrauth.leak;

/** One request of a case: what is called, or what an answer leads to. */
final class Hop {
  private final int status;
  private final String spelling;
  private final Expected expected;

  /** The status is that of the answer that leads here, or 0 where the application begins. */
  Hop(int status, String spelling, Expected expected) {
    this.status = status;
    this.spelling = spelling;
    this.expected = expected;
  }

  int status() {
    return status;
  }

  /** The URL with placeholders for ports and paths. */
  String spelling() {
    return spelling;
  }

  Expected expected() {
    return expected;
  }
}
