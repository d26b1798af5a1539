package io.github.trrauth.agent;

import io.github.trrauth.ConnectionOpener;
import io.github.trrauth.MessageId;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ways to open a connection that the agent itself leaves alone.
 *
 * <p>The token request goes through the JDK's own handler: an application server's or the
 * application's {@link java.net.URLStreamHandlerFactory} must not see the secret, and may not be
 * fit for it.
 */
final class DirectConnections implements ConnectionOpener {
  private static final ThreadLocal<Boolean> DIRECT = new ThreadLocal<>();

  DirectConnections() {}

  /** Says whether the current thread is opening a connection that is to be left alone. */
  static boolean isOpening() {
    return DIRECT.get() != null;
  }

  /**
   * Opens the connection for a token request; called on a thread of the core's, which does the rest
   * of the request too.
   */
  @Override
  public URLConnection open(URL url) throws IOException {
    // Log managers and proxy selectors of application servers look through the context loader.
    Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
    URLStreamHandler handler = jdkHandler(url.getProtocol().toLowerCase(Locale.ROOT));
    return direct(handler == null ? url : new URL(null, url.toExternalForm(), handler), null);
  }

  /** Opens a connection in the way in which the application has opened the one before. */
  HttpURLConnection again(URL url, @Nullable Proxy proxy) throws IOException {
    URLConnection connection = direct(url, proxy);
    if (!(connection instanceof HttpURLConnection)) {
      String text = "the request cannot be sent again, since the handler now gives out ";
      throw new IOException(
          MessageId.NO_REPLAY_CONNECTION.before(text + connection.getClass().getName()));
    }
    return (HttpURLConnection) connection;
  }

  private static URLConnection direct(URL url, @Nullable Proxy proxy) throws IOException {
    DIRECT.set(true);
    try {
      return proxy == null ? url.openConnection() : url.openConnection(proxy);
    } finally {
      DIRECT.remove();
    }
  }

  /** Returns the JDK's handler, or null on a JVM that has another one. */
  private static @Nullable URLStreamHandler jdkHandler(String protocol) {
    try {
      Class<?> handler = Class.forName("sun.net.www.protocol." + protocol + ".Handler", true, null);
      return (URLStreamHandler) handler.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
