package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy on loopback, and what it was told in the clear: it opens tunnels and passes on
 * whole requests for plain http, one to a connection.
 *
 * <p>Port 443 of the vendor's name leads to the vendor, port 80 of any name to the listener without
 * TLS, and everything else to the other origin.
 */
final class RecordingProxy implements AutoCloseable {
  private final String vendorHost;
  private final Addresses addresses;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool(RecordingProxy::thread);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  RecordingProxy(String vendorHost, Addresses addresses) throws IOException {
    this.vendorHost = vendorHost;
    this.addresses = addresses;
    this.server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    threads.execute(this::accept);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recording-proxy");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The request lines and header fields that it could read. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  void forget() {
    heads.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        sockets.add(near);
        threads.execute(() -> serve(near));
      } catch (IOException e) {
        // Closed, or a client that went before it was accepted.
      }
    }
  }

  private void serve(Socket near) {
    try (near) {
      String head = readHead(near.getInputStream());
      heads.add(head);
      String[] line = head.split(" ", 3);
      try (Socket far = new Socket(server.getInetAddress(), target(line[0], line[1]))) {
        sockets.add(far);
        if (line[0].equals("CONNECT")) {
          near.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(ISO_8859_1));
        } else {
          far.getOutputStream().write(closing(head).getBytes(ISO_8859_1));
        }
        threads.execute(() -> pump(far, near));
        pump(near, far);
        sockets.remove(far);
      }
    } catch (IOException e) {
      // One of them has gone.
    } finally {
      sockets.remove(near);
    }
  }

  private int target(String method, String target) {
    if (!method.equals("CONNECT")) {
      return addresses.plain();
    }
    return target.equalsIgnoreCase(vendorHost + ":443") ? addresses.port() : addresses.other();
  }

  /** The same request, with which the connection ends: the next may be for another host. */
  private static String closing(String head) {
    String rest = head.replaceAll("(?im)^(Proxy-)?Connection:[^\\r\\n]*\\r\\n", "");
    return rest.replaceFirst("\r\n", "\r\nConnection: close\r\n");
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no head");
      }
      head.write(next);
      text = next == '\n' ? head.toString(ISO_8859_1) : "";
    }
    return text;
  }

  private static void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // One of them has gone.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
