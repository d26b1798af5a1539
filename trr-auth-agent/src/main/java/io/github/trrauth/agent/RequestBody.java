package io.github.trrauth.agent;

import io.github.trrauth.BodyCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * The body that the application writes, as far as it can be had again.
 *
 * <p>Without a streaming mode the JDK's own stream is a buffer that keeps everything; it is read
 * where it stands. In a streaming mode a copy is made on the way, up to a limit.
 */
final class RequestBody {
  private boolean asked;
  private @Nullable ByteArrayOutputStream buffer;
  private @Nullable BodyCopy copy;
  private @Nullable OutputStream tee;

  RequestBody() {}

  /** Returns what the application writes to; the connection has that stream, or fails. */
  OutputStream open(HttpURLConnection connection, boolean streaming, long limit)
      throws IOException {
    asked = true;
    OutputStream out = connection.getOutputStream();
    if (tee != null) {
      return tee;
    }
    if (!streaming && out instanceof ByteArrayOutputStream) {
      buffer = (ByteArrayOutputStream) out;
      return out;
    }
    copy = new BodyCopy(limit);
    tee = copy.tee(out);
    return tee;
  }

  /** Says whether there is no body, or all of it is at hand. */
  boolean isAtHand() {
    return !asked || buffer != null || (copy != null && copy.isComplete());
  }

  /** Says whether there is no body, or all of it is at hand and within the limit. */
  boolean isAtHand(long limit) {
    return isAtHand() && (buffer == null || buffer.size() <= limit);
  }

  /** Sends the body once more, if there is one. */
  void sendTo(HttpURLConnection connection) throws IOException {
    if (!asked) {
      return;
    }
    byte[] bytes = buffer != null ? buffer.toByteArray() : copied();
    try (OutputStream out = connection.getOutputStream()) {
      out.write(bytes);
    }
  }

  private byte[] copied() {
    if (copy == null) {
      throw new IllegalStateException("the body is not at hand");
    }
    return copy.toByteArray();
  }
}
