package io.github.trrauth.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a rejection, of which the beginning has been looked at for the vendor's message, as
 * far as it was there without waiting.
 */
final class ErrorBody {
  private static final int MAX_BYTES = 2048;

  private final @Nullable PushbackInputStream stream;

  private ErrorBody(@Nullable PushbackInputStream stream) {
    this.stream = stream;
  }

  static ErrorBody of(@Nullable InputStream in) {
    return new ErrorBody(in == null ? null : new PushbackInputStream(in, MAX_BYTES));
  }

  /** Returns the whole body for the application, or null if there is none. */
  @Nullable InputStream stream() {
    return stream;
  }

  /** Returns what is at hand of the body, or null. */
  byte @Nullable [] beginning() {
    if (stream == null) {
      return null;
    }
    try {
      byte[] bytes = new byte[Math.min(MAX_BYTES, stream.available())];
      int length = bytes.length == 0 ? 0 : stream.read(bytes);
      if (length <= 0) {
        return null;
      }
      stream.unread(bytes, 0, length);
      byte[] beginning = new byte[length];
      System.arraycopy(bytes, 0, beginning, 0, length);
      return beginning;
    } catch (IOException e) {
      // Whoever reads the body meets it again.
      return null;
    }
  }
}
