package io.github.trrauth.sandbox;

import java.io.IOException;

/** Says that what came is not an HTTP request that can be answered in the usual way. */
final class UnreadableRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String head;

  UnreadableRequestException(int status, String message, String head) {
    super(message);
    this.status = status;
    this.head = head;
  }

  int status() {
    return status;
  }

  /** What had been read until then. */
  String head() {
    return head;
  }
}
