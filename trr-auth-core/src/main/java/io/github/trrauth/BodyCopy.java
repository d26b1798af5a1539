package io.github.trrauth;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a request's body, kept as they are sent so that they can be sent once more.
 *
 * <p>They are copied once, into pieces that are not moved as the body grows. A body over the limit
 * is not kept. Not safe for use by several threads at once.
 */
public final class BodyCopy {
  /** For a body that comes byte by byte. */
  private static final int SMALLEST_PIECE = 256;

  /** A piece is this part of what has been kept before, or larger if more comes at once. */
  private static final int GROWTH = 4;

  private static final byte[] NOTHING = {};

  private final long limit;
  private final List<byte[]> full = new ArrayList<>(0);
  private byte[] piece = NOTHING;
  private int inPiece;
  private int inFull;
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
    byte[] all = new byte[inFull + inPiece];
    int at = 0;
    for (byte[] part : full) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    System.arraycopy(piece, 0, all, at, inPiece);
    return all;
  }

  private void keep(byte[] source, int offset, int length) {
    if (!hasRoomFor(length)) {
      return;
    }
    int here = Math.min(length, piece.length - inPiece);
    System.arraycopy(source, offset, piece, inPiece, here);
    inPiece += here;
    int left = length - here;
    if (left > 0) {
      addPiece(left);
      System.arraycopy(source, offset + here, piece, 0, left);
      inPiece = left;
    }
  }

  private void keep(byte single) {
    if (!hasRoomFor(1)) {
      return;
    }
    if (inPiece == piece.length) {
      addPiece(1);
    }
    piece[inPiece++] = single;
  }

  private boolean hasRoomFor(int length) {
    boolean room = complete && (long) inFull + inPiece + length <= limit;
    if (!room && length > 0) {
      drop();
    }
    return room;
  }

  /** Begins another piece; the one before is full. */
  private void addPiece(int atLeast) {
    if (inPiece > 0) {
      full.add(piece);
    }
    inFull += inPiece;
    int grown = Math.max(SMALLEST_PIECE, inFull / GROWTH);
    piece = new byte[Math.max(atLeast, (int) Math.min(grown, limit - inFull))];
    inPiece = 0;
  }

  private void drop() {
    complete = false;
    full.clear();
    piece = NOTHING;
    inPiece = 0;
    inFull = 0;
  }

  /** The stream that does the work. */
  private final class Tee extends OutputStream {
    private final OutputStream out;
    private boolean closed;

    Tee(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
      try {
        out.write(single);
      } catch (IOException | RuntimeException e) {
        fail();
        throw e;
      }
      keep((byte) single);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      try {
        out.write(source, offset, length);
      } catch (IOException | RuntimeException e) {
        fail();
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
      closed = true;
    }

    /** What is written to a stream that has been closed is not missing. */
    private void fail() {
      if (!closed) {
        drop();
      }
    }
  }
}
