package io.github.trrauth.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A port on 127.0.0.1 and the connections that it has accepted. */
final class Listener {
  private static final int BACKLOG = 200;
  private static final long CLOSE_SECONDS = 5;

  private final String name;
  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final FrontDesk desk;
  private final ExecutorService threads;
  private final Set<Thread> made = ConcurrentHashMap.newKeySet();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Listener(String name, ServerSocket server, @Nullable SSLContext tls, FrontDesk desk) {
    AtomicInteger count = new AtomicInteger();
    this.name = name;
    this.server = server;
    this.tls = tls;
    this.desk = desk;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              String thread = "trr-auth-sandbox-" + name + "-" + count.incrementAndGet();
              Thread one = new Thread(task, thread);
              one.setDaemon(true);
              made.removeIf(earlier -> earlier.getState() == Thread.State.TERMINATED);
              made.add(one);
              return one;
            });
  }

  /** Starts to listen; the TLS context is null for plain http, the port 0 for any free one. */
  static Listener open(String name, int port, @Nullable SSLContext tls, FrontDesk desk)
      throws IOException {
    byte[] loopback = {127, 0, 0, 1};
    ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(loopback));
    Listener listener = new Listener(name, server, tls, desk);
    listener.threads.execute(listener::accept);
    return listener;
  }

  String name() {
    return name;
  }

  URI uri() {
    String scheme = tls == null ? "http" : "https";
    return URI.create(scheme + "://localhost:" + server.getLocalPort());
  }

  /** Ends all connections and threads; returns when they have ended, after seconds at most. */
  void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      // It accepts nothing more either way.
    }
    threads.shutdownNow(); // before the aborts: what starts after them finds itself interrupted
    connections.forEach(Connection::abort);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    try {
      // Not awaitTermination(), which returns while the last thread is still on its way out.
      for (Thread thread : made) {
        TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        start(new Connection(name, server.accept(), tls, desk));
      } catch (IOException e) {
        // Closed, which the loop sees; or this one client went before it was accepted.
      }
    }
  }

  private void start(Connection connection) {
    connections.add(connection);
    try {
      threads.execute(
          () -> {
            try {
              connection.serve();
            } finally {
              connections.remove(connection);
            }
          });
    } catch (RejectedExecutionException e) {
      connection.abort(); // accepted while close() was at work
    }
  }
}
