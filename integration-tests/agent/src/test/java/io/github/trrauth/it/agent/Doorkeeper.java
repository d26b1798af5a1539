package io.github.trrauth.it.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on loopback that looks at the head of a request before it asks for the body; the sandbox
 * asks for every body.
 */
final class Doorkeeper implements AutoCloseable {
  private final ServerSocket server;
  private final Queue<Integer> refusals;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  /** A server that answers the first requests with these statuses, and the others well. */
  Doorkeeper(List<Integer> refusals) {
    this.refusals = new ArrayDeque<>(refusals);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "doorkeeper");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  /** Each request's token, and its body where that was asked for. */
  List<String> seen() {
    return seen;
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        answer(client);
      } catch (IOException e) {
        // The client has gone, or the test.
      }
    }
  }

  private void answer(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    OutputStream out = client.getOutputStream();
    String authorization = "";
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Authorization: ")) {
        authorization = line.substring("Authorization: ".length());
      }
    }
    Integer refusal = refusals.poll();
    if (refusal != null) {
      seen.add(authorization);
      out.write(("HTTP/1.1 " + refusal + " No\r\nContent-Length: 0\r\n\r\n").getBytes(US_ASCII));
      return;
    }
    out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
    char[] body = new char[8];
    for (int read = 0; read < body.length; ) {
      read += in.read(body, read, body.length - read);
    }
    seen.add(authorization + " " + new String(body));
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
