package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Sends what no HTTP client would, and reads until the server closes the connection. */
final class RawHttp {
  private static final int LIMIT_MILLIS = 20_000;

  private RawHttp() {}

  /** CRLF takes the place of each line break. */
  static String send(URI server, String... lines) throws IOException {
    return exchange(server, String.join("\r\n", lines) + "\r\n\r\n");
  }

  static String exchange(URI server, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
