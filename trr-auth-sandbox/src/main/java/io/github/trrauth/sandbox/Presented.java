package io.github.trrauth.sandbox;

/** The token that came with a request, without its value. */
final class Presented {
  private final TokenState state;
  private final int ordinal;
  private final String fingerprint;

  Presented(TokenState state, int ordinal, String fingerprint) {
    this.state = state;
    this.ordinal = ordinal;
    this.fingerprint = fingerprint;
  }

  TokenState state() {
    return state;
  }

  /** The how manyeth token that was issued, or 0. */
  int ordinal() {
    return ordinal;
  }

  /** Empty when there was no bearer token. */
  String fingerprint() {
    return fingerprint;
  }
}
