package io.github.trrauth.sandbox;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps web sites that a browser on this machine may have open away from the control page: it shows
 * the client secret, and it changes what the vendor does.
 */
final class SameOrigin {
  /** What a browser may do with the page and with what it asks for. */
  static final Headers HEADERS =
      Headers.NONE
          .and(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                  + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                  + " require-trusted-types-for 'script'")
          .and("Cross-Origin-Resource-Policy", "same-origin")
          .and("X-Content-Type-Options", "nosniff")
          .and("Referrer-Policy", "no-referrer")
          .and("Cache-Control", "no-store");

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?", CASE_INSENSITIVE);

  private SameOrigin() {}

  /** Why a request is not to be answered, or an empty text. */
  static String objection(Request request) {
    List<String> hosts = request.headers().all("Host");
    // Another name that leads here is one of somebody else's DNS, and its page could read all.
    if (hosts.size() != 1 || !LOOPBACK.matcher(hosts.get(0)).matches()) {
      return "Host must be localhost, 127.0.0.1 or [::1], was " + hosts + '.';
    }
    String scheme = request.listener().equals(Sandbox.HTTPS) ? "https://" : "http://";
    for (String origin : request.headers().all("Origin")) {
      if (!origin.equalsIgnoreCase(scheme + hosts.get(0))) {
        return "Origin must be that of this page, " + scheme + hosts.get(0) + ", was " + origin;
      }
    }
    // The one method that changes something and that a browser sends elsewhere without asking
    // there first, unless its Content-Type is one that no form has (Fetch standard, 2.2.1, 2.2.2).
    if (request.method().equals("POST") && !request.isJson()) {
      return "Content-Type must be application/json, as curl --json '{}' sends it.";
    }
    return "";
  }
}
