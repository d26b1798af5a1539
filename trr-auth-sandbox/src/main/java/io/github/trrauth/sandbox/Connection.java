package io.github.trrauth.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One client's connection, served by a thread of its own until either side has had enough. */
final class Connection {
  private final String listener;
  private final Socket raw;
  private final @Nullable SSLContext tls;
  private final FrontDesk desk;

  /** The TLS context is null for plain http. */
  Connection(String listener, Socket raw, @Nullable SSLContext tls, FrontDesk desk) {
    this.listener = listener;
    this.raw = raw;
    this.tls = tls;
    this.desk = desk;
  }

  void serve() {
    try {
      raw.setTcpNoDelay(true);
      end(converse());
    } catch (IOException e) {
      // The client went, or did not like the certificate: its business, which it knows of.
      abort();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
    }
  }

  /** Ends the connection without a word of TLS; from any thread, at any time. */
  void abort() {
    try {
      raw.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  private AnswerWriter.Then converse() throws IOException, InterruptedException {
    Socket socket = secured();
    OutputStream out = new BufferedOutputStream(socket.getOutputStream());
    RequestReader reader =
        new RequestReader(listener, new BufferedInputStream(socket.getInputStream()), out);
    AnswerWriter writer = new AnswerWriter(desk, out);
    AnswerWriter.Then then = AnswerWriter.Then.KEEP;
    while (then == AnswerWriter.Then.KEEP) {
      then = answerNext(reader, writer);
    }
    if (then == AnswerWriter.Then.CLOSE) {
      socket.close(); // says so in TLS, unlike an abort
    }
    return then;
  }

  private AnswerWriter.Then answerNext(RequestReader reader, AnswerWriter writer)
      throws IOException, InterruptedException {
    try {
      Request request = reader.next();
      return request == null
          ? AnswerWriter.Then.CLOSE
          : writer.write(request, desk.receive(request));
    } catch (UnreadableRequestException e) {
      Request rest = Request.unreadable(listener, e.head());
      desk.receiveUnreadable(rest, e.status());
      Answer answer = Answer.message(e.status(), String.valueOf(e.getMessage()));
      return writer.write(rest, Reply.plain(answer));
    }
  }

  /**
   * TLS is laid over the socket, and not built in, so that {@link #abort} can close what is below.
   */
  private Socket secured() throws IOException {
    if (tls == null) {
      return raw;
    }
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private void end(AnswerWriter.Then then) throws IOException {
    if (then == AnswerWriter.Then.RESET) {
      raw.setSoLinger(true, 0);
    }
    abort();
  }
}
