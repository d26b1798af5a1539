package io.github.trrauth;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;

/** The way in which the connection for the token request is opened. */
@FunctionalInterface
public interface ConnectionOpener {
  /** The JDK's own way: {@link URL#openConnection()}. */
  ConnectionOpener PLAIN = URL::openConnection;

  /**
   * Opens a connection; does not connect yet.
   *
   * @param url the token endpoint
   * @return a connection on which nothing has been set
   * @throws IOException if it cannot be opened
   */
  URLConnection open(URL url) throws IOException;
}
