package legacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An HTTP proxy on loopback that opens tunnels, and remembers what it was asked. */
final class TunnelProxy implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());

  TunnelProxy() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  Proxy address() {
    return new Proxy(
        Proxy.Type.HTTP,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
  }

  /** The request line and the header fields of each tunnel. */
  List<String> heads() {
    return new ArrayList<>(heads);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        start(() -> tunnel(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void tunnel(Socket client) {
    try (Socket near = client) {
      String head = readHead(near.getInputStream());
      heads.add(head.trim().replace("\r\n", " | "));
      String[] target = head.split(" ", 3)[1].split(":", 2);
      try (Socket far = new Socket(target[0], Integer.parseInt(target[1]))) {
        near.getOutputStream()
            .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        start(() -> pump(far, near));
        pump(near, far);
      }
    } catch (IOException e) {
      // One of them has gone.
    }
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString("US-ASCII").endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no head");
      }
      head.write(next);
    }
    return head.toString("US-ASCII");
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
  }
}
