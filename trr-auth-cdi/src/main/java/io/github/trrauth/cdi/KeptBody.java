package io.github.trrauth.cdi;

import jakarta.ws.rs.client.ClientResponseContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of a rejection, read so that the vendor's message can be seen and the connection be used
 * again, and given back if the rejection is what the caller gets.
 */
final class KeptBody {
  private static final int LIMIT = 64 * 1024;

  private final byte[] head;
  private final @Nullable InputStream rest;
  private final boolean all;
  private final @Nullable IOException failure;

  private KeptBody(
      byte[] head, @Nullable InputStream rest, boolean all, @Nullable IOException failure) {
    this.head = head;
    this.rest = rest;
    this.all = all;
    this.failure = failure;
  }

  /** Reads a body to its end, but not beyond 64 KiB; does not close it, which would end more. */
  static KeptBody of(@Nullable InputStream body) {
    if (body == null) {
      return new KeptBody(new byte[0], null, true, null);
    }
    byte[] buffer = new byte[LIMIT];
    int length = 0;
    try {
      while (length < LIMIT) {
        int n = body.read(buffer, length, LIMIT - length);
        if (n < 0) {
          return new KeptBody(Arrays.copyOf(buffer, length), body, true, null);
        }
        length += n;
      }
      return new KeptBody(buffer, body, false, null);
    } catch (IOException e) {
      return new KeptBody(Arrays.copyOf(buffer, length), body, false, e);
    }
  }

  byte[] head() {
    return head;
  }

  /** Says whether the body has been read to its end. */
  boolean isAll() {
    return all;
  }

  /** Lets the caller read what has been read here, and then what has not. */
  void giveBack(ClientResponseContext response) {
    if (rest != null && (head.length > 0 || failure != null)) {
      response.setEntityStream(again(rest));
    }
  }

  /**
   * Returns what has been read here followed by what has not, closed together with the original.
   */
  InputStream again(InputStream original) {
    return new Again(original);
  }

  /**
   * The body from its beginning. Unlike a {@link java.io.SequenceInputStream} it does not close the
   * original at its end: some implementations take that for the end of the whole response.
   */
  private final class Again extends InputStream {
    private final InputStream original;
    private int position;
    private boolean overcome;

    Again(InputStream original) {
      this.original = original;
    }

    @Override
    public int read() throws IOException {
      if (position < head.length) {
        return head[position++] & 0xff;
      }
      return orFailure(original.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int kept = Math.min(length, head.length - position);
      if (kept > 0) {
        System.arraycopy(head, position, target, offset, kept);
        position += kept;
        return kept;
      }
      return orFailure(original.read(target, offset, length));
    }

    /**
     * Where reading has failed here the original may still have something for the caller:
     * RESTEasy's asynchronous engine lets nobody read before the caller has the response. An end is
     * none then.
     */
    private int orFailure(int read) throws IOException {
      overcome |= read >= 0;
      if (failure != null && !overcome) {
        throw new IOException(failure.getMessage(), failure);
      }
      return read;
    }

    @Override
    public int available() throws IOException {
      return position < head.length ? head.length - position : original.available();
    }

    @Override
    public void close() throws IOException {
      original.close();
    }
  }
}
