package io.github.trrauth;

import java.net.IDN;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule that says which requests get a token: those to the vendor's origin (RFC 6454), over
 * https, and to no other.
 *
 * <p>Hosts are compared whole, without letter case, after IDN. A request with user-info gets no
 * token, nor does the token endpoint itself. Immutable.
 */
public final class Origin {
  private static final int ANY_PORT = -1;

  /** Whole: what merely looks like an address is a name, and may be anybody's. */
  private final String scheme;

  private final String host;
  private final int port;
  private final URI tokenUrl;

  private Origin(String scheme, String host, int port, URI tokenUrl) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.tokenUrl = tokenUrl;
  }

  /** Makes the rule from two settings that have been checked. */
  static Origin of(URI baseUrl, URI tokenUrl) {
    String scheme = lower(baseUrl.getScheme());
    String host = canonicalHost(baseUrl.getHost());
    if (host == null) {
      throw new IllegalArgumentException("base-url must name a host, was " + baseUrl);
    }
    boolean insecure = scheme.equals("http");
    // Plain http is only ever configured for loopback, where a test's port is often not known.
    int port =
        insecure && baseUrl.getPort() == -1 ? ANY_PORT : effectivePort(scheme, baseUrl.getPort());
    return new Origin(scheme, host, port, tokenUrl);
  }

  /**
   * Says whether a request gets a token.
   *
   * @param uri the request's target, absolute
   * @return true only if the target is the vendor's origin
   */
  public boolean covers(URI uri) {
    if (uri.getHost() != null) {
      return covers(
          uri.getScheme(), uri.getHost(), uri.getPort(), uri.getRawUserInfo(), uri.getRawPath());
    }
    // java.net.URI leaves the host out when it is not plain ASCII; such an authority is
    // "host[:port]".
    String authority = uri.getRawAuthority();
    if (authority == null || authority.indexOf('@') >= 0) {
      return false;
    }
    int colon = authority.lastIndexOf(':');
    int named = colon < 0 ? -1 : parsePort(authority.substring(colon + 1));
    String name = colon < 0 ? authority : authority.substring(0, colon);
    return (colon < 0 || named >= 0)
        && covers(uri.getScheme(), name, named, null, uri.getRawPath());
  }

  /**
   * Says whether a request gets a token.
   *
   * @param url the request's target
   * @return true only if the target is the vendor's origin
   */
  public boolean covers(URL url) {
    return covers(
        url.getProtocol(), url.getHost(), url.getPort(), url.getUserInfo(), url.getPath());
  }

  private boolean covers(
      @Nullable String otherScheme,
      @Nullable String otherHost,
      int otherPort,
      @Nullable String userInfo,
      @Nullable String path) {
    if (otherScheme == null || userInfo != null || !scheme.equalsIgnoreCase(otherScheme)) {
      return false;
    }
    int effective = effectivePort(scheme, otherPort);
    return isHost(otherHost)
        && (port == ANY_PORT || port == effective)
        && !isTokenUrl(effective, path);
  }

  private boolean isHost(@Nullable String other) {
    // Nearly every host that is asked about is ASCII and another one: that must cost nothing.
    if (other != null && isAscii(other)) {
      return host.equalsIgnoreCase(other);
    }
    return host.equals(canonicalHost(other));
  }

  /** Says whether a request to the own host is one to the token endpoint. */
  private boolean isTokenUrl(int otherPort, @Nullable String path) {
    return tokenUrl.getRawPath().equals(path)
        && scheme.equalsIgnoreCase(tokenUrl.getScheme())
        && otherPort == effectivePort(scheme, tokenUrl.getPort())
        && host.equals(canonicalHost(tokenUrl.getHost()));
  }

  /**
   * Returns the vendor's host.
   *
   * @return the host in lower case, in its ASCII form
   */
  public String host() {
    return host;
  }

  /** Says whether a host is a loopback address in its usual spelling, or {@code localhost}. */
  static boolean isLoopback(@Nullable String otherHost) {
    if (otherHost == null) {
      return false;
    }
    String name = lower(otherHost);
    return name.equals("localhost")
        || name.equals("[::1]")
        || (name.startsWith("127.") && LoopbackIpv4.PATTERN.matcher(name).matches());
  }

  private static int effectivePort(String scheme, int port) {
    if (port != -1) {
      return port;
    }
    return scheme.equals("https") ? 443 : 80;
  }

  private static int parsePort(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = 10 * port + (c - '0');
    }
    return port;
  }

  /** Returns the host in lower-case ASCII, or null if it cannot be a host name. */
  private static @Nullable String canonicalHost(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    if (isAscii(name)) {
      return lower(name);
    }
    try {
      return lower(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isAscii(String text) {
    // No stream: this is asked of every connection that a JVM with the agent opens.
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Loaded only for addresses that may be one: patterns are dear at the start of a JVM. */
  private static final class LoopbackIpv4 {
    static final Pattern PATTERN = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  }

  @Override
  public String toString() {
    return scheme + "://" + host + (port == ANY_PORT ? ":*" : ":" + port);
  }
}
