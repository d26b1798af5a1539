package io.github.trrauth.agent;

import io.github.trrauth.AccessToken;
import io.github.trrauth.AuthListener;
import io.github.trrauth.AuthLog;
import io.github.trrauth.FlightRecorder;
import io.github.trrauth.MessageId;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenException;
import io.github.trrauth.TokenSource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The vendor as the decorated connections see it: tokens, the rules of the replay, more hops. */
final class Vendor {
  private final Settings settings;
  private final DirectConnections connections = new DirectConnections();
  private final BiConsumer<AuthLog.Level, String> lines;
  private final TokenSource tokens;

  Vendor(Settings settings) {
    this.settings = settings;
    lines = settings.agentLogsToJul() && JulLines.canBe() ? new JulLines() : new StderrLines();
    SourceInJmx shown = settings.jmx() ? new SourceInJmx(lines) : null;
    TokenSource.Builder builder =
        TokenSource.builder(settings)
            .connections(connections)
            .listener(new AuthLog(lines))
            .listener(FlightRecorder.listener());
    tokens = (shown == null ? builder : builder.listener(shown)).build();
    if (shown != null) {
      shown.follow(tokens);
    }
  }

  /** A vendor whose events only the listener is told of. */
  Vendor(Settings settings, AuthListener listener) {
    this.settings = settings;
    lines = new StderrLines();
    tokens = TokenSource.builder(settings).connections(connections).listener(listener).build();
  }

  /** The tokens as they come, with the exceptions of the core. */
  TokenSource tokens() {
    return tokens;
  }

  /** Returns a token, or fails in the way that callers of a connection are prepared for. */
  AccessToken token() throws IOException {
    try {
      return AsAgent.call(tokens::get);
    } catch (TokenException e) {
      throw new IOException("trr-auth did not send the request: " + e.getMessage(), e);
    }
  }

  /** Takes note of an answer; true if the request is to be sent once more with another token. */
  boolean answered(AccessToken sent, int status, boolean replay, byte @Nullable [] body) {
    return AsAgent.call(() -> tokens.answered(sent, status, replay, body));
  }

  @Nullable AccessToken replacementFor(AccessToken rejected) {
    return AsAgent.call(() -> tokens.replacementFor(rejected));
  }

  boolean covers(URL url) {
    return settings.origin().covers(url);
  }

  boolean overridesAuthorization() {
    return settings.overrideAuthorization();
  }

  long replayBodyLimit() {
    return settings.replayBodyLimit();
  }

  HttpURLConnection open(URL url, @Nullable Proxy proxy) throws IOException {
    return connections.again(url, proxy);
  }

  /** Tells of a request, if the settings say so; without its query, which may hold secrets. */
  void tell(String what, HttpURLConnection connection, AccessToken token) {
    if (settings.agentDebug()) {
      URL url = connection.getURL();
      String target = url.getProtocol() + "://" + url.getAuthority() + url.getPath();
      String text =
          what
              + " "
              + connection.getRequestMethod()
              + " "
              + target
              + " with token "
              + token.fingerprint();
      lines.accept(AuthLog.Level.INFO, MessageId.AGENT_REQUEST.before(text));
    }
  }
}
