package io.github.trrauth;

/** What the clock says of a token. */
enum Phase {
  /** Well before its end: used as it is. */
  FRESH,
  /** A refresh is due; the token is used meanwhile. */
  STALE,
  /** So close to its end that a caller waits a little for the next one. */
  EXPIRING,
  /** At or past its end: never used. */
  EXPIRED
}
