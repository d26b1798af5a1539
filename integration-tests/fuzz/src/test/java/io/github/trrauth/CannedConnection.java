package io.github.trrauth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;

/** A connection that has its answer already. */
final class CannedConnection extends HttpURLConnection {
  private final int status;
  private final String encoding;
  private final String retryAfter;
  private final byte[] body;

  CannedConnection(int status, String encoding, String retryAfter, byte[] body) {
    super(null);
    this.status = status;
    this.encoding = encoding;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (status >= 400) {
      throw new IOException("status " + status);
    }
    return new ByteArrayInputStream(body);
  }

  @Override
  public InputStream getErrorStream() {
    return status >= 400 && body.length > 0 ? new ByteArrayInputStream(body) : null;
  }

  @Override
  public String getHeaderField(String name) {
    return switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "content-encoding" -> encoding;
      case "retry-after" -> retryAfter;
      default -> null;
    };
  }

  @Override
  public void connect() {}

  @Override
  public void disconnect() {}

  @Override
  public boolean usingProxy() {
    return false;
  }
}
