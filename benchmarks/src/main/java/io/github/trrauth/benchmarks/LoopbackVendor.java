package io.github.trrauth.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A vendor on this machine that costs next to nothing: it keeps connections open, gives out tokens,
 * and has the same short answer for every other request.
 *
 * <p>It talks plain HTTP, because encryption would hide in its own cost what is measured. A thread
 * of its own serves each connection. Safe for use by several threads.
 */
final class LoopbackVendor implements AutoCloseable {
  /** Where tokens are given out. */
  static final String TOKEN_PATH = "/v1/bearer-token";

  private static final byte[] ANSWER =
      json("{\"id\":\"1\",\"name\":\"The vendor\",\"items\":[1,2]}");
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger asking = new AtomicInteger();
  private final AtomicLong signed = new AtomicLong();
  private final AtomicLong unsigned = new AtomicLong();
  private volatile Duration lifetime = Duration.ofHours(1);
  private volatile Duration tokenLatency = Duration.ZERO;
  private volatile @Nullable String header;

  private LoopbackVendor(ServerSocket server) {
    this.server = server;
  }

  /** Starts one on a free port. */
  static LoopbackVendor start() throws IOException {
    LoopbackVendor vendor =
        new LoopbackVendor(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    start("vendor-accept", vendor::accept);
    return vendor;
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Sets how long the tokens live that are given out from now on; in whole seconds. */
  LoopbackVendor lifetime(Duration duration) {
    lifetime = duration;
    return this;
  }

  /** Sets how long a token request takes from now on. */
  LoopbackVendor tokenLatency(Duration duration) {
    tokenLatency = duration;
    return this;
  }

  /** Returns the origin. */
  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Returns the settings of a client of this vendor. */
  Map<String, String> settings() {
    return Map.of(
        "trr.auth.client-id", "benchmark",
        "trr.auth.client-secret", "loopback",
        "trr.auth.base-url", url(),
        "trr.auth.allow-insecure-loopback", "true");
  }

  /** Returns how many token requests have been answered. */
  int tokenRequests() {
    return tokens.get();
  }

  /** Says whether a token request is under way. */
  boolean isAsked() {
    return asking.get() > 0;
  }

  /** Returns how many requests carried the token given out last. */
  long signedRequests() {
    return signed.get();
  }

  /** Returns how many other requests, but for those of a token, did not. */
  long unsignedRequests() {
    return unsigned.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.add(socket);
        socket.setTcpNoDelay(true);
        start("vendor-connection", () -> serve(socket));
      }
    } catch (IOException e) {
      // It has been closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      LoopbackRequests requests = new LoopbackRequests(socket.getInputStream());
      while (requests.next()) {
        byte[] answer = requests.isFor(TOKEN_PATH) ? token() : answer(requests);
        socket.getOutputStream().write(answer);
      }
    } catch (IOException e) {
      // The client has gone, or this has been closed.
    } finally {
      connections.remove(socket);
    }
  }

  private byte[] answer(LoopbackRequests requests) {
    (requests.hasAuthorization(header) ? signed : unsigned).incrementAndGet();
    return ANSWER;
  }

  private byte[] token() {
    asking.incrementAndGet();
    try {
      long end = System.nanoTime() + tokenLatency.toNanos();
      for (long left = tokenLatency.toNanos(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      String token = "trr_loopback_" + tokens.incrementAndGet() + "_" + "x".repeat(32);
      header = "Bearer " + token;
      return json(
          String.format(
              "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}",
              token, lifetime.toSeconds()));
    } finally {
      asking.decrementAndGet();
    }
  }

  private static byte[] json(String body) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    return (head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
  }

  /** Ends it and all connections; its threads end with them. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
