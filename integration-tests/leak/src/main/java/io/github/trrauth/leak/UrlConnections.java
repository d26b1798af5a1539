package io.github.trrauth.leak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.List;

/** A program that calls through {@link HttpURLConnection} and knows nothing of tokens. */
public final class UrlConnections {
  private static final int FOREIGN_MILLIS = 1000;

  private UrlConnections() {}

  /**
   * Runs the program.
   *
   * @param arguments the class that leads to the agent's objects, the agent's jar, and {@code
   *     trust-all} for a program that has its JVM trust anybody
   * @throws Exception if it cannot go on
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 2) {
      TrustAll.install();
    }
    new Caller(UrlConnections::send, Places.of(arguments[0], Path.of(arguments[1]), List.of()))
        .serve();
  }

  private static int send(String url, String header, String value) throws IOException {
    URLConnection opened = new URL(url).openConnection();
    if (!(opened instanceof HttpURLConnection)) {
      // A server of another kind would be waited for for ever.
      opened.setReadTimeout(FOREIGN_MILLIS);
      return read(opened.getInputStream());
    }
    HttpURLConnection connection = (HttpURLConnection) opened;
    if (!header.isEmpty()) {
      connection.setRequestProperty(header, value);
    }
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (body != null) {
      read(body);
    }
    return status;
  }

  private static int read(InputStream body) throws IOException {
    try (body) {
      body.transferTo(OutputStream.nullOutputStream());
      return 200;
    }
  }
}
