package io.github.trrauth.agent.cli;

import io.github.trrauth.Origin;
import io.github.trrauth.Setting;
import io.github.trrauth.agent.AgentSettings;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;

/** The URL of a call, which is one that gets a token. */
final class Target {
  private Target() {}

  /**
   * Makes the URL.
   *
   * @param path what follows the origin, or an absolute URL
   * @param configured for the base URL as it is configured
   * @param origin the rule that has been made of it
   */
  static URL of(String path, AgentSettings configured, Origin origin) throws CommandException {
    boolean absolute = path.regionMatches(true, 0, "http", 0, 4);
    if (!absolute && !path.startsWith("/")) {
      throw wrong("must begin with \"/\" or be a URL that begins with https://");
    }
    URL url;
    try {
      URI uri = new URI(absolute ? path : base(configured) + path);
      url = new URL(withoutFragment(uri.toASCIIString()));
    } catch (URISyntaxException e) {
      throw wrong("has a character that a URL may not have, at position " + e.getIndex());
    } catch (MalformedURLException e) {
      throw wrong("is no URL");
    }
    if (!origin.covers(url)) {
      throw wrong(
          "must be of the vendor's origin, "
              + origin
              + ", without a user, and not the token endpoint; nothing was sent");
    }
    return url;
  }

  private static String base(AgentSettings configured) {
    String value = configured.apply(Setting.BASE_URL.key());
    String base =
        value == null || value.trim().isEmpty()
            ? String.valueOf(Setting.BASE_URL.defaultValue())
            : value.trim();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  /** Without the text: a query or a user may hold what nobody is to see. */
  private static CommandException wrong(String rule) {
    return CommandException.of(ExitStatus.USAGE, "PATH " + rule);
  }
}
