package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/**
 * No token could be had.
 *
 * <p>The text names the host, the status, what the vendor said and what to check; it never holds a
 * secret, a token, a header's value or a body.
 */
public abstract class TokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the text begins with. */
  private final MessageId id;

  /** The text after the id. */
  private final String text;

  /** The HTTP status, 0 if there was no answer. */
  private final int status;

  TokenException(MessageId id, String text, int status, @Nullable Throwable cause) {
    super(id.before(text), cause);
    this.id = id;
    this.text = text;
    this.status = status;
  }

  /**
   * Returns the id with which the text begins.
   *
   * @return an id that has a row in the documentation
   */
  public MessageId id() {
    return id;
  }

  /** The text without its id. */
  String text() {
    return text;
  }

  /**
   * Returns the HTTP status with which the token endpoint answered.
   *
   * @return the status, or 0 when there was no answer
   */
  public int status() {
    return status;
  }

  /** Makes an exception of the same kind for one more caller, with this one as its cause. */
  abstract TokenException forCaller();
}
