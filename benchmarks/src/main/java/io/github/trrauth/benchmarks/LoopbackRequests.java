package io.github.trrauth.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The requests on one connection, read without making an object for each; knows of HTTP what the
 * clients that are measured send. Not safe for use by several threads.
 */
final class LoopbackRequests {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int begin;
  private int end;
  private int line;
  private int lineEnd;
  private int target;
  private int authorization;
  private int authorizationEnd;

  LoopbackRequests(InputStream in) {
    this.in = in;
  }

  /** Reads the next request, its body included; false if there is none. */
  boolean next() throws IOException {
    System.arraycopy(buffer, begin, buffer, 0, end - begin);
    end -= begin;
    begin = 0;
    authorization = -1;
    if (end == 0 && !fill()) {
      return false;
    }
    readLine();
    target = indexOf(' ', line) + 1;
    long length = 0;
    boolean chunked = false;
    for (readLine(); lineEnd > line; readLine()) {
      if (isHeader("Content-Length:")) {
        length = number(line + "Content-Length:".length(), 10);
      } else if (isHeader("Transfer-Encoding:")) {
        chunked = true;
      } else if (isHeader("Authorization:")) {
        authorization = line + "Authorization: ".length();
        authorizationEnd = lineEnd;
      }
    }
    // The head stays where it is until the next request: what follows goes behind it.
    int head = begin;
    if (chunked) {
      skipChunks(head);
    } else {
      skip(length, head);
    }
    return true;
  }

  /** Says whether the request's target begins so. */
  boolean isFor(String path) {
    return is(path, target, false);
  }

  /** Says whether the request carries just this {@code Authorization}. */
  boolean hasAuthorization(@Nullable String value) {
    return value != null
        && authorization >= 0
        && authorizationEnd - authorization == value.length()
        && is(value, authorization, false);
  }

  private boolean isHeader(String name) {
    return is(name, line, true);
  }

  private boolean is(String text, int at, boolean ignoreCase) {
    for (int i = 0; i < text.length(); i++) {
      int difference = buffer[at + i] ^ text.charAt(i);
      if (difference != 0 && !(ignoreCase && difference == 0x20)) {
        return false;
      }
    }
    return true;
  }

  private int indexOf(char wanted, int from) {
    int at = from;
    while (buffer[at] != wanted) {
      at++;
    }
    return at;
  }

  private long number(int from, int radix) {
    int at = from;
    while (buffer[at] == ' ') {
      at++;
    }
    long value = 0;
    for (int digit; (digit = Character.digit(buffer[at], radix)) >= 0; at++) {
      value = radix * value + digit;
    }
    return value;
  }

  private void readLine() throws IOException {
    line = begin;
    for (int at = line; ; at++) {
      if (at == end && !fill()) {
        throw new EOFException(new String(buffer, 0, end, StandardCharsets.US_ASCII));
      }
      if (buffer[at] == '\n') {
        lineEnd = at - 1;
        begin = at + 1;
        return;
      }
    }
  }

  private void skipChunks(int head) throws IOException {
    long length;
    do {
      begin = compact(head);
      readLine();
      length = number(line, 16);
      skip(length + 2, head);
    } while (length > 0);
  }

  /** Skips a part of the body; the head must not be overwritten. */
  private void skip(long length, int head) throws IOException {
    long left = length;
    while (left > end - begin) {
      left -= end - begin;
      begin = head;
      end = head;
      if (!fill()) {
        throw new EOFException("the body ends " + left + " bytes early");
      }
    }
    begin += (int) left;
  }

  /** Moves what has been read and not yet used to just behind the head. */
  private int compact(int head) {
    System.arraycopy(buffer, begin, buffer, head, end - begin);
    end = head + end - begin;
    return head;
  }

  private boolean fill() throws IOException {
    int n = in.read(buffer, end, buffer.length - end);
    if (n <= 0) {
      return false;
    }
    end += n;
    return true;
  }
}
