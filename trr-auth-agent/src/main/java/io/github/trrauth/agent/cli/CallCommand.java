package io.github.trrauth.agent.cli;

import io.github.trrauth.Settings;
import io.github.trrauth.TokenException;
import io.github.trrauth.agent.AgentSettings;
import io.github.trrauth.agent.VendorClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code call}: one signed request, through the connections that an application would get. */
@Command(
    name = "call",
    description = {
      "Send a signed request to the vendor and print the body of the answer. A request whose token"
          + " is rejected is sent once more with another one, as under the agent."
    })
final class CallCommand extends Subcommand {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int FIRST_ERROR = 400;

  @Mixin private final Configuration configuration = new Configuration();

  @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PATCH and so on.")
  private String method = "";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = {
        "What follows the origin of trr.auth.base-url and begins with \"/\"; or a whole URL of that"
            + " origin. No other origin gets a request."
      })
  private String path = "";

  @Mixin private final RequestOptions request = new RequestOptions();

  @Mixin private final AnswerOptions answer = new AnswerOptions();

  @Option(
      names = {"-L", "--location"},
      description = "Follow redirects, as an application does; the token goes to no other origin.")
  private boolean follow;

  @Option(
      names = {"-m", "--max-time"},
      paramLabel = "SECONDS",
      description = "How long to wait for data; 60 unless given.")
  private int seconds = 60;

  CallCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitStatus run() throws CommandException {
    if (seconds < 1 || seconds > 3600) {
      throw CommandException.of(
          ExitStatus.USAGE, "--max-time must be 1 to 3600 seconds, was " + seconds);
    }
    String verb = request.method(method);
    AgentSettings configured = configuration.read();
    Settings settings = configuration.usable(configured, streams());
    URL url = Target.of(path, configured, settings.origin());
    byte[] body = request.body(streams().in());
    // The JDK would send a POST twice when the server closes the connection.
    System.setProperty("sun.net.http.retryPost", "false");
    try (VendorClient client =
        VendorClient.of(settings, event -> answer.tellEvent(event, streams()))) {
      // Before the token is asked for, so that a mistake in a header costs no request.
      HttpURLConnection connection = open(client, url, verb);
      answer.tellRequest(connection, client.token(), streams());
      return exchange(connection, body);
    } catch (TokenException e) {
      throw CommandException.of(e);
    }
  }

  private HttpURLConnection open(VendorClient client, URL url, String verb)
      throws CommandException {
    HttpURLConnection connection;
    try {
      connection = client.open(url, verb);
    } catch (IOException e) {
      throw CommandException.of(ExitStatus.USAGE, "METHOD: " + e.getMessage());
    }
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(seconds * 1000);
    connection.setUseCaches(false);
    connection.setInstanceFollowRedirects(follow);
    request.setHeaders(connection);
    return connection;
  }

  private ExitStatus exchange(HttpURLConnection connection, byte[] body) throws CommandException {
    int status;
    InputStream in;
    try {
      if (request.hasBody()) {
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("what came back is no HTTP");
      }
      in = status >= FIRST_ERROR ? connection.getErrorStream() : connection.getInputStream();
    } catch (IOException e) {
      throw noAnswer(connection, e);
    }
    answer.tellAnswer(connection, streams());
    answer.write(connection, in, streams());
    if (status < FIRST_ERROR) {
      return ExitStatus.DONE;
    }
    streams().complain("HTTP " + status + " from " + connection.getURL().getHost());
    return ExitStatus.HTTP_ERROR;
  }

  static CommandException noAnswer(HttpURLConnection connection, IOException e) {
    String host = connection.getURL().getHost();
    return CommandException.of(
        ExitStatus.NO_ANSWER, "no answer from " + host + ": " + Lines.one(String.valueOf(e)));
  }
}
