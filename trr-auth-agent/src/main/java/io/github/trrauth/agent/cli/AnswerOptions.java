package io.github.trrauth.agent.cli;

import io.github.trrauth.AccessToken;
import io.github.trrauth.AuthEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code call} for what is shown of the exchange. */
final class AnswerOptions {
  private static final Set<AuthEvent.Type> OF_THE_REQUEST =
      EnumSet.of(AuthEvent.Type.API_REJECTED, AuthEvent.Type.REPLAYED, AuthEvent.Type.API_ACCEPTED);

  @Option(
      names = {"-i", "--include"},
      description = "Print the status line and the headers of the answer before its body.")
  private boolean include;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write what would be printed on stdout into a file.")
  private @Nullable String output;

  @Option(
      names = {"-v", "--verbose"},
      description = {
        "Say on stderr what is sent and what comes back, with the fingerprint of the token instead"
            + " of the token."
      })
  private boolean verbose;

  /** Tells what became of the request; what became of the token may be told too late. */
  void tellEvent(AuthEvent event, Streams streams) {
    if (verbose && OF_THE_REQUEST.contains(event.type())) {
      tell("* " + event, streams);
    }
  }

  private static void tell(String line, Streams streams) {
    streams.aside(Lines.one(line));
  }

  void tellRequest(HttpURLConnection connection, AccessToken token, Streams streams) {
    if (!verbose) {
      return;
    }
    URL url = connection.getURL();
    tell("> " + connection.getRequestMethod() + " " + url.getFile(), streams);
    tell("> Host: " + url.getAuthority(), streams);
    tell("> Authorization: Bearer [token " + token.fingerprint() + "]", streams);
    for (Map.Entry<String, List<String>> header : connection.getRequestProperties().entrySet()) {
      for (String value : header.getValue()) {
        tell("> " + header.getKey() + ": " + value, streams);
      }
    }
  }

  void tellAnswer(HttpURLConnection connection, Streams streams) {
    if (verbose) {
      for (String line : head(connection)) {
        tell("< " + line, streams);
      }
    }
  }

  /** The status line and the headers. */
  private static List<String> head(HttpURLConnection connection) {
    List<String> lines = new ArrayList<>();
    lines.add(String.valueOf(connection.getHeaderField(0)));
    for (int i = 1; connection.getHeaderFieldKey(i) != null; i++) {
      lines.add(Lines.one(connection.getHeaderFieldKey(i) + ": " + connection.getHeaderField(i)));
    }
    return lines;
  }

  /** Writes the answer to where it is to go. */
  void write(HttpURLConnection connection, @Nullable InputStream body, Streams streams)
      throws CommandException {
    if (output == null) {
      copy(connection, body, streams.out());
      return;
    }
    try (OutputStream file = Files.newOutputStream(Paths.get(output))) {
      copy(connection, body, file);
    } catch (IOException | InvalidPathException e) {
      throw notWritten(e);
    }
  }

  private void copy(HttpURLConnection connection, @Nullable InputStream body, OutputStream out)
      throws CommandException {
    if (include) {
      StringBuilder head = new StringBuilder();
      head(connection).forEach(line -> head.append(line).append("\r\n"));
      write(out, head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }
    if (body == null) {
      return;
    }
    byte[] buffer = new byte[8192];
    for (int n = read(connection, body, buffer); n >= 0; n = read(connection, body, buffer)) {
      write(out, Arrays.copyOf(buffer, n));
    }
  }

  private static int read(HttpURLConnection connection, InputStream body, byte[] buffer)
      throws CommandException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw CallCommand.noAnswer(connection, e);
    }
  }

  private static void write(OutputStream out, byte[] bytes) throws CommandException {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private static CommandException notWritten(Exception e) {
    return CommandException.of(
        ExitStatus.NOT_WRITTEN, "the output cannot be written: " + Lines.one(String.valueOf(e)));
  }
}
