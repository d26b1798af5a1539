package io.github.trrauth.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The line to the token endpoint: passes on what is sent, byte by byte, and notes when each
 * connection came and when the client had done with it. Can be dead: then it resets what comes.
 *
 * <p>One thread does it all, so that the end of one connection is noted before the begin of the
 * next one that the client makes after it.
 */
final class TokenLine implements AutoCloseable {
  private static final long END_MILLIS = 5_000;

  private final InetSocketAddress vendor;
  private final Selector selector;
  private final ServerSocketChannel server;
  private final Thread thread;
  private final List<Connection> connections = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private volatile boolean dead;

  TokenLine(int vendorPort) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      vendor = new InetSocketAddress(loopback, vendorPort);
      selector = Selector.open();
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(loopback, 0));
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(this::serve, "token-line");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where the client is to fetch its tokens. */
  URI url() {
    return URI.create("https://localhost:" + server.socket().getLocalPort() + "/v1/bearer-token");
  }

  /** Resets every connection that comes from now on, or serves them again. */
  void dead(boolean on) {
    dead = on;
  }

  /**
   * The connections so far that were used or reset, in their order. After a reset the JDK connects
   * once more by itself, and the client ends that connection before a byte is sent.
   */
  List<Connection> connections() {
    return all().stream().filter(one -> one.isReset() || one.hasRequest()).toList();
  }

  private List<Connection> all() {
    synchronized (connections) {
      return new ArrayList<>(connections);
    }
  }

  /** How many connections the client has not ended. */
  long open() {
    return all().stream().filter(connection -> !connection.isClosed()).count();
  }

  private void serve() {
    while (selector.isOpen()) {
      try {
        selector.select();
        List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        // What ends first, what begins second.
        for (SelectionKey key : ready) {
          if (key.isValid() && key.isReadable()) {
            pass(key);
          }
        }
        for (SelectionKey key : ready) {
          if (key.isValid() && key.isAcceptable()) {
            accept();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (java.nio.channels.ClosedSelectorException e) {
        return;
      }
    }
  }

  private void accept() throws IOException {
    SocketChannel client = server.accept();
    if (client == null) {
      return;
    }
    Connection connection = new Connection(System.nanoTime());
    synchronized (connections) {
      connections.add(connection);
    }
    if (dead) {
      connection.closed(System.nanoTime(), true);
      client.setOption(StandardSocketOptions.SO_LINGER, 0);
      client.close();
      return;
    }
    SocketChannel upstream = SocketChannel.open(vendor);
    join(client, upstream, connection, true);
    join(upstream, client, connection, false);
  }

  private void join(SocketChannel from, SocketChannel to, Connection connection, boolean client)
      throws IOException {
    from.configureBlocking(false);
    from.register(selector, SelectionKey.OP_READ, new End(from, to, connection, client));
  }

  private void pass(SelectionKey key) throws IOException {
    End end = (End) key.attachment();
    try {
      buffer.clear();
      int count = end.from.read(buffer);
      if (count < 0) {
        end.over();
        return;
      }
      buffer.flip();
      if (end.client) {
        end.connection.asked();
      } else {
        end.connection.answered(System.nanoTime());
      }
      while (buffer.hasRemaining()) {
        end.to.write(buffer);
      }
    } catch (IOException e) {
      end.over();
    }
  }

  @Override
  public void close() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
      thread.join(END_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One direction of a connection. */
  private static final class End {
    final SocketChannel from;
    final SocketChannel to;
    final Connection connection;
    final boolean client;

    End(SocketChannel from, SocketChannel to, Connection connection, boolean client) {
      this.from = from;
      this.to = to;
      this.connection = connection;
      this.client = client;
    }

    /** The client's end is the end; the vendor's is passed on, and the client's follows it. */
    void over() throws IOException {
      if (client) {
        connection.closed(System.nanoTime(), false);
        to.close();
        from.close();
      } else {
        from.close();
        if (to.isOpen() && to.isConnected()) {
          to.shutdownOutput();
        }
      }
    }
  }

  /** One connection of the client's, for one token request; its times are ticks. */
  static final class Connection {
    private final long opened;
    private long answered;
    private long closed;
    private boolean hasRequest;
    private boolean hasAnswer;
    private boolean isClosed;
    private boolean isReset;

    Connection(long opened) {
      this.opened = opened;
    }

    synchronized void asked() {
      hasRequest = true;
    }

    synchronized void answered(long tick) {
      hasAnswer = true;
      answered = tick;
    }

    synchronized void closed(long tick, boolean reset) {
      if (!isClosed) {
        isClosed = true;
        isReset = reset;
        closed = tick;
      }
    }

    long opened() {
      return opened;
    }

    /** Whether the client has sent anything. */
    synchronized boolean hasRequest() {
      return hasRequest;
    }

    synchronized boolean isClosed() {
      return isClosed;
    }

    /** Whether the dead line has ended it. */
    synchronized boolean isReset() {
      return isReset;
    }

    /** When the client ended it. */
    synchronized long closed() {
      return isClosed ? closed : System.nanoTime();
    }

    /** Just before the latest bytes of an answer were passed on; the end where there were none. */
    synchronized long answered() {
      return hasAnswer ? answered : closed();
    }
  }
}
