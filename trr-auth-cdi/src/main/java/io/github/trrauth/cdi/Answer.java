package io.github.trrauth.cdi;

import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An answer that has been taken out of one response and is put into another. */
final class Answer {
  private final Response.StatusType status;
  private final MultivaluedMap<String, String> headers;
  private final @Nullable KeptBody rejection;
  private final @Nullable InputStream body;

  private Answer(
      Response.StatusType status,
      MultivaluedMap<String, String> headers,
      @Nullable KeptBody rejection,
      @Nullable InputStream body) {
    this.status = status;
    this.headers = headers;
    this.rejection = rejection;
    this.body = body;
  }

  static Answer takenFrom(ClientResponseContext response) {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    Headers.replace(headers, response.getHeaders());
    InputStream body = response.getEntityStream();
    boolean rejected = response.getStatus() == 401 || response.getStatus() == 403;
    return new Answer(response.getStatusInfo(), headers, rejected ? KeptBody.of(body) : null, body);
  }

  int status() {
    return status.getStatusCode();
  }

  /** Returns the beginning of the body of a 401 or 403, else null. */
  byte @Nullable [] headIfRejected() {
    return rejection == null ? null : rejection.head();
  }

  /**
   * Puts this answer in the place of another one.
   *
   * @param release gives the connection back; run when the body is closed, or now if there is none
   * @return the body, which can be closed without the response that has it now
   */
  InputStream moveTo(ClientResponseContext response, Runnable release) {
    response.setStatusInfo(status);
    Headers.replace(response.getHeaders(), headers);
    if (body == null || isEmpty()) {
      InputStream nothing = new ByteArrayInputStream(new byte[0]);
      response.setEntityStream(nothing);
      release.run();
      return nothing;
    }
    InputStream whole = rejection == null ? body : rejection.again(body);
    InputStream released = new Released(whole, release);
    response.setEntityStream(released);
    return released;
  }

  private boolean isEmpty() {
    int code = status();
    boolean rejectedEmpty = rejection != null && rejection.isAll() && rejection.head().length == 0;
    return code == 204
        || code == 304
        || rejectedEmpty
        || "0".equals(headers.getFirst("Content-Length"));
  }

  /** A body whose end gives the connection back. */
  private static final class Released extends FilterInputStream {
    private final Runnable release;

    Released(InputStream body, Runnable release) {
      super(body);
      this.release = release;
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        release.run();
      }
    }
  }
}
