package io.github.trrauth.cdi;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;

/**
 * The filter of the application whose thread this is, where RESTEasy has put the filter of another
 * application onto its client in its place.
 *
 * <p>It comes from another copy of this jar, so it is known by what both copies share: the
 * interfaces of JAX-RS.
 */
final class Neighbour {
  private static final String PROPERTY = "io.github.trrauth.cdi.neighbour";

  private Neighbour() {}

  /** Lets it have a request; it is told of the answer, too. */
  static void filter(ClientRequestContext request) throws IOException {
    Class<?> type = Home.otherFilter();
    if (type == null) {
      return;
    }
    // Even if it is said to be registered: RESTEasy keeps the list, and replaces the filters. To
    // come twice does no harm.
    try {
      ClientRequestFilter filter = (ClientRequestFilter) type.getConstructor().newInstance();
      request.setProperty(PROPERTY, filter);
      filter.filter(request);
    } catch (ReflectiveOperationException | ClassCastException e) {
      // Of another version, or of a server with two JAX-RS: the request goes out as it is.
    }
  }

  /** Tells it of the answer to a request that it has had; false if it has not. */
  static boolean filter(ClientRequestContext request, ClientResponseContext response)
      throws IOException {
    Object filter = request.getProperty(PROPERTY);
    if (!(filter instanceof ClientResponseFilter) || filter instanceof BearerFilter) {
      return false;
    }
    ((ClientResponseFilter) filter).filter(request, response);
    return true;
  }
}
