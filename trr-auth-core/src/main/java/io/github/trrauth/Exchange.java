package io.github.trrauth;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** One exchange with the token endpoint: a connection of its own that can be ended from outside. */
final class Exchange {
  private final HttpURLConnection connection;
  private final @Nullable StrictTls tls;

  Exchange(URL url, ConnectionOpener connections, int connectMillis, int readMillis)
      throws IOException {
    URLConnection opened = connections.open(url);
    if (!(opened instanceof HttpURLConnection)) {
      throw new IOException(
          "the handler of " + url.getProtocol() + " gives out " + opened.getClass().getName());
    }
    connection = (HttpURLConnection) opened;
    tls = secure(connection, url);
    connection.setInstanceFollowRedirects(false);
    // Also keeps a ResponseCache of the application's from storing the token.
    connection.setUseCaches(false);
    connection.setConnectTimeout(connectMillis);
    connection.setReadTimeout(readMillis);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Accept", "application/json");
    connection.setRequestProperty("User-Agent", "trr-auth");
    connection.setRequestProperty("Connection", "close");
    ProxyOnlyAuthenticator.installOn(connection);
  }

  private static @Nullable StrictTls secure(HttpURLConnection connection, URL url)
      throws IOException {
    if (connection instanceof HttpsURLConnection) {
      StrictTls tls = StrictTls.create();
      tls.installOn((HttpsURLConnection) connection);
      return tls;
    }
    if (url.getProtocol().equalsIgnoreCase("https")) {
      throw new IOException(
          "the https handler gives out "
              + connection.getClass().getName()
              + ", whose certificate check cannot be relied on");
    }
    return null;
  }

  HttpURLConnection connection() {
    return connection;
  }

  /** Ends the exchange from another thread: whoever waits for it gets an I/O error. */
  void abort() {
    if (tls == null || !tls.closeSocket()) {
      connection.disconnect();
    }
  }

  /** Gives the connection back, on every path. */
  void release() {
    connection.disconnect();
    if (tls != null) {
      // The JDK reads on in the background where an answer was left in the middle.
      tls.closeSocket();
    }
  }
}
