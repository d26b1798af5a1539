package io.github.trrauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of a request's body, kept as they are sent so that they can be sent once more.
 *
 * <p>A body over the limit is not kept. Not safe for use by several threads at once.
 */
public final class BodyCopy {
  private final long limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean complete = true;

  /**
   * Makes an empty copy.
   *
   * @param limit the largest body to keep, in bytes; 0 keeps nothing but an empty body
   */
  public BodyCopy(long limit) {
    this.limit = limit;
  }

  /**
   * Returns a stream that writes to another one and keeps what it writes.
   *
   * @param out where the body goes
   * @return a stream to write the body to
   */
  public OutputStream tee(OutputStream out) {
    return new Tee(out);
  }

  /**
   * Says whether the whole body is at hand.
   *
   * @return false if it was larger than the limit, or could not be written
   */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Returns the body.
   *
   * @return the bytes, a copy
   * @throws IllegalStateException if the body is not complete
   */
  public byte[] toByteArray() {
    if (!complete) {
      throw new IllegalStateException(
          "the body was larger than " + limit + " bytes, or could not be written");
    }
    return bytes.toByteArray();
  }

  private void keep(byte[] source, int offset, int length) {
    if (complete && bytes.size() + (long) length <= limit) {
      bytes.write(source, offset, length);
    } else if (length > 0) {
      drop();
    }
  }

  private void drop() {
    complete = false;
    bytes.reset();
  }

  /** The stream that does the work. */
  private final class Tee extends OutputStream {
    private final OutputStream out;

    Tee(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      try {
        out.write(source, offset, length);
      } catch (IOException | RuntimeException e) {
        drop();
        throw e;
      }
      keep(source, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
