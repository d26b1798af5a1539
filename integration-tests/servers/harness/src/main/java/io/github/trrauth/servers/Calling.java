package io.github.trrauth.servers;

/** What becomes of a call that a certain client makes on a certain thread. */
public enum Calling {
  /** The request carries the application's token. */
  SIGNED,
  /** The request goes out without a token. */
  UNSIGNED,
  /** The server's own client does not work on such a thread, with or without our jar. */
  IMPOSSIBLE
}
