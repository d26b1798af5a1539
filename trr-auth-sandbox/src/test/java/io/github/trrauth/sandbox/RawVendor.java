package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;

/** Asks a sandbox without TLS and tells what came, byte for byte, but not what the body says. */
final class RawVendor {
  private static final int LIMIT_MILLIS = 20_000;
  private static final long MILLI = 1_000_000;

  private final URI server;
  private final String tokenRequest;
  private final String call;

  RawVendor(URI server, String secret, String token) {
    String body = Json.write(Map.of("client_id", "sandbox-client", "client_secret", secret));
    this.server = server;
    this.tokenRequest =
        lines(
            "POST " + Sandbox.TOKEN_PATH + " HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "",
            body);
    this.call =
        lines("GET /v1/vendor HTTP/1.1", "Host: localhost", "Authorization: Bearer " + token, "")
            + "\r\n";
  }

  /** What the token endpoint answers, or else a call of the API. */
  String ask(String place) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      send(socket, place.equals(Sandbox.TOKEN_PATH) ? tokenRequest : call);
      long sent = System.nanoTime();
      String head = readTo(socket.getInputStream(), "\r\n\r\n");
      long headRead = System.nanoTime();
      if (head.isEmpty()) {
        return "nothing at all";
      }
      String body = readBody(socket.getInputStream(), head);
      long bodyRead = System.nanoTime();
      return head
          + (bodyRead - sent >= 3000 * MILLI ? ", took 3000 ms" : "")
          + (headRead - sent >= 10 * MILLI * head.length() ? ", 10 ms a byte of the head" : "")
          + (!body.isEmpty() && bodyRead - headRead >= 10 * MILLI * body.length()
              ? ", 10 ms a byte of the body"
              : "")
          + ", "
          + judge(socket, head, body);
    } catch (SocketException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String judge(Socket socket, String head, String body) throws IOException {
    if (head.contains("Content-Length: ") && body.length() < length(head)) {
      return "half a body";
    }
    send(socket, lines("GET /open/echo HTTP/1.1", "Host: localhost", "Connection: close", "", ""));
    if (readTo(socket.getInputStream(), "\r\n\r\n").isEmpty()) {
      return "closed unasked";
    }
    if (body.length() > 1024 * 1024) {
      return "a megabyte";
    }
    if (body.contains("[[[[[[[[[[")) {
      return "[[[[[[[[[[";
    }
    return head.startsWith("HTTP/1.1 200 ") && head.contains("Content-Length") && isObject(body)
        ? "as it should be"
        : body.startsWith("{") && !isObject(body) ? "half an object" : "something else";
  }

  private static boolean isObject(String body) {
    try {
      JsonReader.object(body.getBytes(ISO_8859_1));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String readBody(InputStream in, String head) throws IOException {
    return head.contains("Transfer-Encoding: chunked")
        ? readTo(in, "\r\n0\r\n\r\n")
        : new String(in.readNBytes(length(head)), ISO_8859_1);
  }

  private static int length(String head) {
    return Integer.parseInt(head.replaceAll("(?s).*Content-Length: ([0-9]+)\r\n.*", "$1"));
  }

  /** Up to a mark or the last byte, whichever comes first. */
  private static String readTo(InputStream in, String mark) throws IOException {
    StringBuilder read = new StringBuilder();
    for (int one = in.read(); one >= 0; one = in.read()) {
      read.append((char) one);
      if (read.length() >= mark.length()
          && read.indexOf(mark, read.length() - mark.length()) >= 0) {
        break;
      }
    }
    return read.toString();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }
}
