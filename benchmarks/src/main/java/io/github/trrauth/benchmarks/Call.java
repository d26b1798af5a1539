package io.github.trrauth.benchmarks;

/** What is called. */
enum Call {
  /** A read from the vendor. */
  GET,
  /** A write to the vendor. */
  POST,
  /** A write to somebody else. */
  ELSEWHERE;

  /** The size of what is written. */
  static final int BODY_BYTES = 10 * 1024;
}
