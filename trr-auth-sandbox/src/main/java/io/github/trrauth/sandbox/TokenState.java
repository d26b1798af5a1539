package io.github.trrauth.sandbox;

/** What the vendor thinks of the {@code Authorization} of a request. */
public enum TokenState {
  /** There was no such header field. */
  NONE,
  /** A token that was issued here and is good. */
  VALID,
  /** A token that was issued here and has reached its end. */
  EXPIRED,
  /** A token that was issued here and was ended before its time. */
  REVOKED,
  /** A bearer token that was not issued here. */
  UNKNOWN,
  /** Not {@code Bearer} and a token. */
  MALFORMED,
  /** More than one such header field. */
  DOUBLED
}
