package io.github.trrauth.agent;

import io.github.trrauth.AccessToken;
import io.github.trrauth.AuthListener;
import io.github.trrauth.AuthLog;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenException;
import io.github.trrauth.TokenSource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** The vendor as the decorated connections see it: tokens, the rules of the replay, more hops. */
final class Vendor {
  private final Settings settings;
  private final DirectConnections connections = new DirectConnections();
  private final TokenSource tokens;

  Vendor(Settings settings) {
    this(settings, new AuthLog((level, text) -> Stderr.line(level + " " + text)));
  }

  Vendor(Settings settings, AuthListener listener) {
    this.settings = settings;
    tokens = TokenSource.builder(settings).connections(connections).listener(listener).build();
  }

  /** The tokens as they come, with the exceptions of the core. */
  TokenSource tokens() {
    return tokens;
  }

  /** Returns a token, or fails in the way that callers of a connection are prepared for. */
  AccessToken token() throws IOException {
    try {
      return tokens.get();
    } catch (TokenException e) {
      throw new IOException("trr-auth did not send the request: " + e.getMessage(), e);
    }
  }

  /** Takes note of an answer; true if the request is to be sent once more with another token. */
  boolean answered(AccessToken sent, int status, boolean replay, byte @Nullable [] body) {
    return tokens.answered(sent, status, replay, body);
  }

  @Nullable AccessToken replacementFor(AccessToken rejected) {
    return tokens.replacementFor(rejected);
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
      Stderr.line(
          what
              + " "
              + connection.getRequestMethod()
              + " "
              + url.getProtocol()
              + "://"
              + url.getAuthority()
              + url.getPath()
              + " with token "
              + token.fingerprint());
    }
  }
}
