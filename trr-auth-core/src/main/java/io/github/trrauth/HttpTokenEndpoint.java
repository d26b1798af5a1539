package io.github.trrauth;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's token endpoint, asked through {@link HttpURLConnection}.
 *
 * <p>Certificate and host name are always verified, whatever the application has done to the JVM's
 * defaults; redirects are never followed; and the whole exchange is bounded, so that a server that
 * trickles cannot hold it up.
 */
final class HttpTokenEndpoint implements TokenEndpoint {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  /**
   * Stands for a body that is missing, or for that of an error which would only add to the text.
   */
  private static final byte[] NOTHING = {};

  private final URL url;
  private final int connectMillis;
  private final int readMillis;
  private final long limitNanos;
  private final ConnectionOpener connections;
  private final TimeSource time;
  private final Tasks tasks;

  /** The exchange under way; there is never more than one. */
  private volatile @Nullable Exchange current;

  private volatile boolean closed;

  HttpTokenEndpoint(Settings settings, ConnectionOpener connections, TimeSource time, Tasks tasks) {
    try {
      url = settings.tokenUrl().toURL();
    } catch (IOException e) {
      throw new IllegalArgumentException("token-url must be a URL, was " + settings.tokenUrl(), e);
    }
    connectMillis = millis(settings.connectTimeout());
    readMillis = millis(settings.readTimeout());
    limitNanos = settings.connectTimeout().plus(settings.readTimeout().multipliedBy(2)).toNanos();
    this.connections = connections;
    this.time = time;
    this.tasks = tasks;
  }

  private static int millis(Duration duration) {
    return (int) Math.max(1, duration.toMillis());
  }

  @Override
  public String host() {
    return url.getHost();
  }

  @Override
  public void close() {
    closed = true;
    Exchange running = current;
    if (running != null) {
      running.abort();
    }
  }

  /** Sends the request and waits for the answer on the calling thread. */
  @Override
  public CompletableFuture<TokenAnswer> request(ClientCredentials credentials) {
    TokenAnswer answer;
    try {
      Exchange exchange = new Exchange(url, connections, connectMillis, readMillis);
      current = exchange;
      Runnable cancel = tasks.schedule(exchange::abort, limitNanos);
      try {
        answer = closed ? unanswered("the source is closed", null) : run(exchange, credentials);
      } finally {
        cancel.run();
        exchange.release();
        current = null;
      }
    } catch (SocketTimeoutException e) {
      answer = unanswered("no answer in time", e);
    } catch (IOException e) {
      answer = unanswered(describe(e), e);
    } catch (RuntimeException e) {
      // The JDK's own code and the application's (proxy selector, cookie handler) run in here.
      answer = unanswered("unexpected " + describe(e), null);
    }
    return CompletableFuture.completedFuture(answer);
  }

  private TokenAnswer run(Exchange exchange, ClientCredentials credentials) throws IOException {
    long deadline = time.nanos() + limitNanos;
    HttpURLConnection connection = exchange.connection();
    byte[] body = json(credentials).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    byte[] answer = body(connection, status, deadline);
    if (answer == null && status >= 200 && status < 300) {
      return TokenAnswer.failed(
          status,
          "HTTP " + status + " with an unusable answer: more than " + MAX_BODY_BYTES + " bytes",
          Duration.ZERO,
          null);
    }
    return TokenResponse.judge(
        status,
        connection.getHeaderField("Retry-After"),
        answer == null ? NOTHING : answer,
        credentials.secret().value(),
        timeOfAnswer(connection));
  }

  /** By the server's clock where it tells the time, so that a date is understood if ours is off. */
  private Instant timeOfAnswer(HttpURLConnection connection) {
    long millis = connection.getHeaderFieldDate("Date", -1);
    return millis < 0 ? time.wallClock() : Instant.ofEpochMilli(millis);
  }

  /** The body as the vendor documents it: JSON, and no {@code grant_type}. */
  private static String json(ClientCredentials credentials) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("client_id", credentials.clientId());
      json.writeStringField("client_secret", credentials.secret().value());
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Returns the decoded body, or null if it is too large or that of an error and unreadable. */
  private byte @Nullable [] body(HttpURLConnection connection, int status, long deadline)
      throws IOException {
    try {
      return read(connection, status, deadline);
    } catch (IOException e) {
      // What the status of an error says holds without its body, and so does a Retry-After.
      if (status < 300) {
        throw e;
      }
      return null;
    }
  }

  /** Reads the decoded body, or returns null if it is too large. */
  private byte @Nullable [] read(HttpURLConnection connection, int status, long deadline)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = decoded(connection, status);
    try {
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        body.write(buffer, 0, n);
        if (body.size() > MAX_BODY_BYTES) {
          return null;
        }
        if (time.nanos() - deadline > 0) {
          throw new SocketTimeoutException("the answer took too long");
        }
      }
    } finally {
      // In this order: a stream that is closed first leaves its connection open in the JDK's cache.
      connection.disconnect();
      in.close();
    }
    return body.toByteArray();
  }

  private static InputStream decoded(HttpURLConnection connection, int status) throws IOException {
    InputStream raw = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    if (raw == null) {
      return new ByteArrayInputStream(NOTHING);
    }
    String encoding = connection.getContentEncoding();
    boolean gzip = "gzip".equalsIgnoreCase(encoding) || "x-gzip".equalsIgnoreCase(encoding);
    return gzip ? new GZIPInputStream(raw) : raw;
  }

  private static TokenAnswer unanswered(String text, @Nullable Throwable cause) {
    return TokenAnswer.failed(0, text, Duration.ZERO, cause);
  }

  private static String describe(Exception e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    return message == null ? name : name + ": " + Text.clean(message, 200);
  }
}
