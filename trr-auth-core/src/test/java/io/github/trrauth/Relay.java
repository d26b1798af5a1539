package io.github.trrauth;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server that hides the server's end of a connection: each one stays open until the
 * client closes it, and those that it has closed are counted.
 */
final class Relay implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closedByClient = new AtomicInteger();

  Relay(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  int port() {
    return listener.getLocalPort();
  }

  int opened() {
    return opened.get();
  }

  int closedByClient() {
    return closedByClient.get();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        opened.incrementAndGet();
        threads.execute(() -> pump(server, client));
        threads.execute(
            () -> {
              pump(client, server);
              closedByClient.incrementAndGet();
            });
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Copies until the source ends; when the sink has ended, reads on for nobody. */
  private static void pump(Socket source, Socket sink) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = source.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        forward(sink, buffer, n);
      }
    } catch (IOException e) {
      // An end as good as any other.
    }
  }

  private static void forward(Socket sink, byte[] buffer, int length) {
    try {
      sink.getOutputStream().write(buffer, 0, length);
    } catch (IOException e) {
      // The other side has ended, which is told by the other pump.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdown();
  }
}
