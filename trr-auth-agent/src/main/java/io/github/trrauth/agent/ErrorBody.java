package io.github.trrauth.agent;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a rejection, of which the beginning has been looked at for the vendor's message, as
 * far as it was there without waiting.
 */
final class ErrorBody {
  private static final int MAX_BYTES = 2048;

  private @Nullable InputStream stream;

  private ErrorBody(@Nullable InputStream stream) {
    this.stream = stream;
  }

  static ErrorBody of(@Nullable InputStream in) {
    return new ErrorBody(in);
  }

  /** Returns the whole body for the application, or null if there is none. */
  @Nullable InputStream stream() {
    return stream;
  }

  /** Returns what is at hand of the body, or null; asked once. */
  byte @Nullable [] beginning() {
    if (stream == null) {
      return null;
    }
    try {
      byte[] bytes = new byte[Math.min(MAX_BYTES, stream.available())];
      int length = bytes.length == 0 ? 0 : look(stream, bytes);
      if (length <= 0) {
        return null;
      }
      byte[] beginning = new byte[length];
      System.arraycopy(bytes, 0, beginning, 0, length);
      return beginning;
    } catch (IOException e) {
      // Whoever reads the body meets it again.
      return null;
    }
  }

  /** Reads, and has it read again by the application. */
  private int look(InputStream in, byte[] bytes) throws IOException {
    if (in.markSupported()) {
      in.mark(bytes.length);
      int length = in.read(bytes);
      in.reset();
      // While a mark holds, the JDK does not close what has been read to its end.
      in.mark(0);
      return length;
    }
    int length = in.read(bytes);
    if (length > 0) {
      stream = new PutBack(bytes, length, in);
    }
    return length;
  }

  /** The JDK's own stream, closed or not, but for the bytes that were put back in front of it. */
  private static final class PutBack extends FilterInputStream {
    private final byte[] bytes;
    private int at;
    private int end;

    PutBack(byte[] bytes, int length, InputStream in) {
      super(in);
      this.bytes = bytes;
      this.end = length;
    }

    @Override
    public int read() throws IOException {
      return at < end ? bytes[at++] & 0xff : super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (at == end) {
        return super.read(target, offset, length);
      }
      int count = Math.min(length, end - at);
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      if (at == end) {
        return super.skip(count);
      }
      int skipped = (int) Math.max(0, Math.min(count, end - at));
      at += skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return end - at + super.available();
    }

    @Override
    public void close() throws IOException {
      end = at;
      super.close();
    }
  }
}
