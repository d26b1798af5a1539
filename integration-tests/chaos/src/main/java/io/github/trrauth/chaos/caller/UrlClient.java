package io.github.trrauth.chaos.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** The JDK's old client, whose requests an agent may sign. */
final class UrlClient implements Client {
  @Override
  public int call(String url, boolean post) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    if (post) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write("chaos".getBytes(UTF_8));
      }
    }
    int status = connection.getResponseCode();
    InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (in != null) {
      in.readAllBytes();
      in.close();
    }
    return status;
  }

  /** The JDK ends them by itself, five seconds after their last use. */
  @Override
  public void endConnections() {}
}
