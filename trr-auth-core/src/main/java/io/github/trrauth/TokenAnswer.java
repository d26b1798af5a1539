package io.github.trrauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one token request. Immutable. */
final class TokenAnswer {
  /** How the answer is dealt with. */
  enum Kind {
    /** A token. */
    GRANTED,
    /** A failure that may pass by itself. */
    FAILED,
    /** The credentials were refused, or a redirect that is not followed. */
    REJECTED
  }

  private final Kind kind;
  private final int status;
  private final String text;
  private final @Nullable String token;
  private final Duration duration;
  private final @Nullable Throwable cause;

  private TokenAnswer(
      Kind kind,
      int status,
      String text,
      @Nullable String token,
      Duration duration,
      @Nullable Throwable cause) {
    this.kind = kind;
    this.status = status;
    this.text = text;
    this.token = token;
    this.duration = duration;
    this.cause = cause;
  }

  static TokenAnswer granted(int status, String token, Duration expiresIn) {
    return new TokenAnswer(Kind.GRANTED, status, "granted", token, expiresIn, null);
  }

  /**
   * A failure that may pass.
   *
   * @param status the HTTP status, 0 if there was no answer
   * @param text what happened, fit for an exception's text
   * @param retryAfter what the server asked for, zero if nothing
   */
  static TokenAnswer failed(
      int status, String text, Duration retryAfter, @Nullable Throwable cause) {
    return new TokenAnswer(Kind.FAILED, status, text, null, retryAfter, cause);
  }

  static TokenAnswer rejected(int status, String text) {
    return new TokenAnswer(Kind.REJECTED, status, text, null, Duration.ZERO, null);
  }

  Kind kind() {
    return kind;
  }

  /** The HTTP status, 0 if there was no answer. */
  int status() {
    return status;
  }

  /** What happened, fit for an exception's text. */
  String text() {
    return text;
  }

  /** The token's value; only of a granted one. */
  String token() {
    if (token == null) {
      throw new IllegalStateException("no token in an answer that is " + kind);
    }
    return token;
  }

  /** How long the token is valid, counted from the request; only of a granted one. */
  Duration expiresIn() {
    return duration;
  }

  /** What the server asked for before another attempt, zero if nothing; only of a failed one. */
  Duration retryAfter() {
    return duration;
  }

  @Nullable Throwable cause() {
    return cause;
  }

  @Override
  public String toString() {
    return "TokenAnswer[" + kind + " " + status + "]";
  }
}
