package io.github.trrauth.agent.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code call} for what is sent. */
final class RequestOptions {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String ACCEPT = "Accept";

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'NAME: VALUE'",
      arity = "1",
      description = "A header; may be given more than once.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = {"-d", "--data"},
      paramLabel = "DATA",
      description = {
        "The body: a text, @FILE for a file as it is, or @- for stdin. Its type is"
            + " application/json unless a header says otherwise."
      })
  private @Nullable String data;

  boolean hasBody() {
    return data != null;
  }

  /** Returns the method in upper case, if it can be sent. */
  String method(String given) throws CommandException {
    String method = given.toUpperCase(Locale.ROOT);
    if (!isToken(method) || method.equals("CONNECT")) {
      throw wrong("METHOD must be one such as GET, POST, PUT, PATCH or DELETE");
    }
    if (data != null && (method.equals("GET") || method.equals("HEAD") || method.equals("TRACE"))) {
      // The JDK would make a POST of the first, without a word.
      throw wrong("--data cannot be sent with " + method + ": use POST, PUT, PATCH or DELETE");
    }
    return method;
  }

  /** Reads the body; empty if there is none. */
  byte[] body(InputStream stdin) throws CommandException {
    if (data == null || !data.startsWith("@")) {
      return data == null ? new byte[0] : data.getBytes(StandardCharsets.UTF_8);
    }
    String name = data.substring(1);
    try {
      return name.equals("-") ? readAll(stdin) : Files.readAllBytes(Paths.get(name));
    } catch (IOException | InvalidPathException e) {
      throw wrong("--data: the file cannot be read: " + Lines.one(String.valueOf(e)));
    }
  }

  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes.write(buffer, 0, n);
    }
    return bytes.toByteArray();
  }

  void setHeaders(HttpURLConnection connection) throws CommandException {
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = colon < 0 ? "" : header.substring(0, colon).trim();
      if (!isToken(name)) {
        throw wrong("--header must be 'NAME: VALUE'");
      }
      set(connection, name, header.substring(colon + 1).trim());
    }
    if (data != null && connection.getRequestProperty(CONTENT_TYPE) == null) {
      connection.setRequestProperty(CONTENT_TYPE, "application/json");
    }
    if (connection.getRequestProperty(ACCEPT) == null) {
      connection.setRequestProperty(ACCEPT, "*/*");
    }
  }

  private static void set(HttpURLConnection connection, String name, String value)
      throws CommandException {
    if (name.equalsIgnoreCase("Authorization")) {
      throw wrong("--header: Authorization is set by this command, to the token");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i)) && value.charAt(i) != '\t') {
        throw wrong("--header: the value of " + name + " must be one line of text");
      }
    }
    connection.addRequestProperty(name, value);
    if (connection.getRequestProperty(name) == null) {
      throw wrong("--header: the JDK sets " + name + " itself and lets nobody else do it");
    }
  }

  /** Says whether a text can be a method or the name of a header (RFC 9110, section 5.6.2). */
  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static CommandException wrong(String text) {
    return CommandException.of(ExitStatus.USAGE, text);
  }
}
