package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests (RFC 9112) off one connection. */
final class RequestReader {
  private static final int MAX_HEAD = 64 * 1024;
  private static final int MAX_BODY = 64 * 1024 * 1024;
  private static final Pattern REQUEST_LINE =
      Pattern.compile("[!-~]{1,32} [!-~\\x80-\\xFF]+ HTTP/1\\.[01]");
  private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

  private final String listener;
  private final InputStream in;
  private final OutputStream out;
  private final StringBuilder head = new StringBuilder();

  RequestReader(String listener, InputStream in, OutputStream out) {
    this.listener = listener;
    this.in = in;
    this.out = out;
  }

  /** The next request, or null when the client has closed the connection. */
  @Nullable Request next() throws IOException {
    head.setLength(0);
    String requestLine = firstLine();
    if (requestLine == null) {
      return null;
    }
    if (!REQUEST_LINE.matcher(requestLine).matches()) {
      throw unreadable(400, "The request line is not that of HTTP/1.1.");
    }
    Headers headers = readHeaders();
    if (headers.first("Expect").equalsIgnoreCase("100-continue")) {
      out.write(CONTINUE);
      out.flush();
    }
    String whole = head.toString();
    return new Request(listener, whole, requestLine, headers, readBody(headers));
  }

  private @Nullable String firstLine() throws IOException {
    String line = readLine();
    // An empty line before a request is to be overlooked (RFC 9112 section 2.2).
    return line != null && line.isEmpty() ? readLine() : line;
  }

  private Headers readHeaders() throws IOException {
    Headers headers = Headers.NONE;
    for (String line = need(readLine()); !line.isEmpty(); line = need(readLine())) {
      int colon = line.indexOf(':');
      if (colon < 1 || line.charAt(colon - 1) <= ' ' || line.charAt(0) <= ' ') {
        throw unreadable(400, "A header field has no name.");
      }
      headers = headers.and(line.substring(0, colon), line.substring(colon + 1).trim());
    }
    return headers;
  }

  private byte[] readBody(Headers headers) throws IOException {
    if (headers.first("Transfer-Encoding").equalsIgnoreCase("chunked")) {
      return readChunks();
    }
    String length = headers.first("Content-Length");
    return length.isEmpty() ? new byte[0] : readBytes(parse(length, 10));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(readBytes(size));
      if (body.size() > MAX_BODY || !need(readLine()).isEmpty()) {
        throw unreadable(400, "A chunk does not end where it should, or there are too many.");
      }
    }
    while (!need(readLine()).isEmpty()) {
      // Trailer fields mean nothing to this server.
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    head.setLength(0);
    String line = need(readLine());
    int semicolon = line.indexOf(';');
    return parse((semicolon < 0 ? line : line.substring(0, semicolon)).trim(), 16);
  }

  private int parse(String digits, int radix) throws IOException {
    try {
      int size = Integer.parseUnsignedInt(digits, radix);
      if (size >= 0 && size <= MAX_BODY) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw unreadable(400, "The length of the body is not a number.");
    }
    throw unreadable(413, "The body must not be longer than " + MAX_BODY + " bytes.");
  }

  private byte[] readBytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw unreadable(400, "The body ends early.");
    }
    return bytes;
  }

  /** A line without its end, or null when there is nothing more. */
  private @Nullable String readLine() throws IOException {
    int start = head.length();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (c == '\n') {
        String line = head.substring(start, head.length() - 1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      }
      if (head.length() > MAX_HEAD) {
        throw unreadable(431, "The head must not be longer than " + MAX_HEAD + " bytes.");
      }
    }
    return null;
  }

  private static String need(@Nullable String line) throws EOFException {
    if (line == null) {
      throw new EOFException("The client closed the connection in the middle of a request.");
    }
    return line;
  }

  private UnreadableRequestException unreadable(int status, String message) {
    return new UnreadableRequestException(status, message, head.toString());
  }
}
