package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes answers to one connection, as badly as wanted. */
final class AnswerWriter {
  private static final byte[] CRLF = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(ISO_8859_1);
  private static final int MAX_CHUNK = 4096;

  private final FrontDesk desk;
  private final OutputStream out;

  AnswerWriter(FrontDesk desk, OutputStream out) {
    this.desk = desk;
    this.out = out;
  }

  /** What becomes of the connection behind an answer. */
  enum Then {
    KEEP,
    CLOSE,
    CUT,
    RESET
  }

  Then write(Request request, Reply reply) throws IOException, InterruptedException {
    Misbehaviour misbehaviour = reply.misbehaviour();
    pause(misbehaviour.delay());
    if (misbehaviour.hangs()) {
      desk.hang();
    }
    reply.beforeFirstByte();
    if (!misbehaviour.answers()) {
      return misbehaviour.cut() == Misbehaviour.Cut.RESET ? Then.RESET : Then.CUT;
    }
    return send(request, reply.answer(), misbehaviour);
  }

  private Then send(Request request, Answer answer, Misbehaviour misbehaviour)
      throws IOException, InterruptedException {
    boolean chunked = misbehaviour.isChunked();
    boolean cut = misbehaviour.cut() == Misbehaviour.Cut.MID_BODY;
    byte[] body = chunked ? chunks(answer.body()) : answer.body();
    // Even an empty body can be cut, if it was promised to be there.
    int promised = cut ? Math.max(body.length, 2) : body.length;
    drip(head(request, answer, chunked ? -1 : promised), misbehaviour.dripHead());
    if (mayHaveBody(request, answer)) {
      byte[] sent = cut ? Arrays.copyOf(body, body.length / 2) : body;
      drip(sent, misbehaviour.dripBody());
    }
    out.flush();
    if (cut || misbehaviour.cut() == Misbehaviour.Cut.AFTER_ANSWER) {
      return Then.CUT;
    }
    return request.keepsConnection() ? Then.KEEP : Then.CLOSE;
  }

  private static byte[] head(Request request, Answer answer, int length) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(answer.status()).append(' ').append(Answer.reason(answer.status()));
    for (Map.Entry<String, String> field : answer.headers().fields()) {
      head.append("\r\n").append(field.getKey()).append(": ").append(field.getValue());
    }
    if (length < 0) {
      head.append("\r\nTransfer-Encoding: chunked");
    } else if (answer.status() != 204 && answer.status() != 304) {
      head.append("\r\nContent-Length: ").append(length);
    }
    if (!request.keepsConnection() && answer.headers().all("Connection").isEmpty()) {
      head.append("\r\nConnection: close");
    }
    return head.append("\r\n\r\n").toString().getBytes(ISO_8859_1);
  }

  private static boolean mayHaveBody(Request request, Answer answer) {
    return !request.method().equals("HEAD") && answer.status() != 204 && answer.status() != 304;
  }

  private void drip(byte[] bytes, Duration interval) throws IOException, InterruptedException {
    if (interval.isZero()) {
      out.write(bytes);
      return;
    }
    for (byte one : bytes) {
      pause(interval);
      out.write(one);
      out.flush();
    }
  }

  /** Interrupted when the sandbox closes. */
  private static void pause(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }

  private static byte[] chunks(byte[] body) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    // Three chunks at least, so that a reader has something to put together.
    int size = Math.min(MAX_CHUNK, body.length / 3 + 1);
    for (int from = 0; from < body.length; from += size) {
      int length = Math.min(size, body.length - from);
      chunks.writeBytes(Integer.toHexString(length).getBytes(ISO_8859_1));
      chunks.writeBytes(CRLF);
      chunks.write(body, from, length);
      chunks.writeBytes(CRLF);
    }
    chunks.writeBytes(LAST_CHUNK);
    return chunks.toByteArray();
  }
}
