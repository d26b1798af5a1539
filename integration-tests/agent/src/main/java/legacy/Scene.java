package legacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** What a check has to work with: where to call, and a transcript of all that it sees. */
final class Scene {
  private final String name;
  private final String base;
  private final String other;
  private final PrintStream transcript;

  Scene(String name, String base, String other, PrintStream transcript) {
    this.name = name;
    this.base = base;
    this.other = other;
    this.transcript = transcript;
  }

  String base() {
    return base;
  }

  String other() {
    return other;
  }

  URL url(String suffix) throws IOException {
    return new URL(base + "/open/echo/" + name + suffix);
  }

  URL url() throws IOException {
    return url("");
  }

  HttpURLConnection open() throws IOException {
    return open("");
  }

  HttpURLConnection open(String suffix) throws IOException {
    return (HttpURLConnection) url(suffix).openConnection();
  }

  /** Writes down what was seen. */
  void saw(String what, Object value) {
    transcript.println(name + "\t" + what + ": " + String.valueOf(value).replace("\n", "\\n"));
  }

  /** Writes down what comes back or is thrown. */
  void attempt(String what, Callable<?> action) {
    Object outcome;
    try {
      outcome = action.call();
    } catch (Exception e) {
      outcome = "throws " + e.getClass().getName() + ": " + e.getMessage();
    }
    saw(what, outcome);
  }

  /** Writes down status, message and body. */
  void answer(HttpURLConnection connection) {
    attempt("status", connection::getResponseCode);
    attempt("message", connection::getResponseMessage);
    attempt("body", () -> text(connection.getInputStream()));
    attempt("error body", () -> text(connection.getErrorStream()));
    attempt("URL", connection::getURL);
  }

  static HttpURLConnection post(HttpURLConnection connection, String body) throws IOException {
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return connection;
  }

  static String text(InputStream in) throws IOException {
    if (in == null) {
      return null;
    }
    try (InputStream closing = in) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int b = closing.read(); b >= 0; b = closing.read()) {
        out.write(b);
      }
      return out.toString("UTF-8");
    }
  }
}
