package io.github.trrauth.cdi;

import io.github.trrauth.TokenException;
import io.github.trrauth.TokenSource;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The following of redirects in the place of a client that would carry the token to any host.
 *
 * <p>A filter sees none of the hops that a client makes by itself. The JDK's clients leave the
 * token behind when they go to another origin; Apache's take it along. Where one of those follows
 * redirects, it is told not to, and the hops are made here in the way in which it makes them: for
 * {@code GET} and {@code HEAD}, and after a 303 for any method.
 */
final class Redirects {
  private static final int MAX_HOPS = 20;
  private static final int SEE_OTHER = 303;

  private Redirects() {}

  /** Keeps the client of a signed request from following redirects by itself. */
  static void takeOver(ClientRequestContext request) {
    FollowingClient client = FollowingClient.of(request);
    if (client != null) {
      client.takeOver(request);
    }
  }

  /** Follows redirects if the client has been kept from it. */
  static void follow(ClientRequestContext request, ClientResponseContext response) {
    if (!isRedirect(response) || !FollowingClient.isTakenOver(request)) {
      return;
    }
    URI at = request.getUri();
    String method = request.getMethod();
    Resend before = null;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      URI to = next(at, method, response);
      if (to == null) {
        return;
      }
      method = response.getStatus() == SEE_OTHER && !method.equals("HEAD") ? "GET" : method;
      Resend next = hop(request, method, to, response);
      if (next == null) {
        return;
      }
      // The first answer is the application's own, which ends with the response.
      if (before != null) {
        before.end();
      }
      before = next;
      at = to;
    }
  }

  private static boolean isRedirect(ClientResponseContext response) {
    int status = response.getStatus();
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
  }

  private static @Nullable URI next(URI at, String method, ClientResponseContext response) {
    String location = response.getHeaderString(HttpHeaders.LOCATION);
    boolean safe = method.equals("GET") || method.equals("HEAD");
    if (!isRedirect(response) || location == null || !(safe || response.getStatus() == SEE_OTHER)) {
      return null;
    }
    try {
      URI to = at.resolve(location.trim());
      boolean web =
          "https".equalsIgnoreCase(to.getScheme()) || "http".equalsIgnoreCase(to.getScheme());
      return web ? to : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Makes a hop; null if there was no answer to it, so that the one before stays. */
  private static @Nullable Resend hop(
      ClientRequestContext request, String method, URI to, ClientResponseContext response) {
    KeptBody body = KeptBody.of(response.getEntityStream());
    Resend hop = Resend.hop(request, method, to);
    if (!body.isAll() || !sign(hop, to, request) || !hop.run(ResendTarget.of(request), response)) {
      body.giveBack(response);
      return null;
    }
    return hop;
  }

  /** Signs a hop to the vendor; false if there is no token for it. */
  private static boolean sign(Resend hop, URI to, ClientRequestContext request) {
    Application application = Applications.current();
    TokenSource source = application.source();
    if (source == null || SignedRequest.of(request) == null || !application.covers(to)) {
      return true;
    }
    try {
      hop.sign(source, source.get());
      return true;
    } catch (TokenException e) {
      return false;
    }
  }
}
