package io.github.trrauth.agent;

import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** The JDK's rules for redirects, which hold for requests with a token as well. */
final class Redirects {
  private static final int DEFAULT_LIMIT = 20;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int UNUSED = 306;

  private Redirects() {}

  /** Returns how many requests a call may take: the value of {@code http.maxRedirects}. */
  static int limit() {
    int limit = AsAgent.call(() -> Integer.getInteger("http.maxRedirects", DEFAULT_LIMIT));
    return limit > 0 ? limit : DEFAULT_LIMIT;
  }

  /**
   * Returns where an answer leads to.
   *
   * @return null if it is no redirect, or one that is not followed: to another protocol; or through
   *     a proxy of the server's choice (305), which is not followed with a token on board
   */
  static @Nullable URL target(int status, @Nullable String location, URL from)
      throws MalformedURLException {
    if (status < HttpURLConnection.HTTP_MULT_CHOICE
        || status > TEMPORARY_REDIRECT
        || status == HttpURLConnection.HTTP_NOT_MODIFIED
        || status == HttpURLConnection.HTTP_USE_PROXY
        || status == UNUSED
        || location == null) {
      return null;
    }
    URL target = url(location, from);
    return target.getProtocol().equalsIgnoreCase(from.getProtocol()) ? target : null;
  }

  /** Whole where it can be: a second look at {@code https:x} would find a path of this server's. */
  private static URL url(String location, URL from) throws MalformedURLException {
    try {
      return new URL(location);
    } catch (MalformedURLException e) {
      return new URL(from, location);
    }
  }

  /** Says whether the next request is a GET without a body. */
  static boolean becomesGet(int status, String method) {
    return method.equals("POST")
        && status != TEMPORARY_REDIRECT
        && !AsAgent.call(() -> Boolean.getBoolean("http.strictPostRedirect"));
  }

  /** Says whether headers that are meant for one server alone may go on. */
  static boolean isSameServer(URL one, URL other) {
    return one.getHost().equalsIgnoreCase(other.getHost()) && port(one) == port(other);
  }

  private static int port(URL url) {
    return url.getPort() == -1 ? url.getDefaultPort() : url.getPort();
  }
}
