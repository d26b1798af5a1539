package io.github.trrauth.cdi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Configurable;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * The filters under other names, for a client that says of ours that it has them and may not.
 *
 * <p>On a thread that serves no request RESTEasy gives a new client the filters of the application
 * that was deployed first, in place of those of its own, and keeps the list of what is registered.
 * Where the real ones are there as well, these do nothing.
 */
final class StandIn {
  private static final String RESTEASY = "org.jboss.resteasy.";
  private static final String RESTEASY_REACTIVE = "org.jboss.resteasy.reactive.";

  private StandIn() {}

  /** Says whether what a client lists as registered may be missing. */
  static boolean isNeededFor(Configuration client) {
    String name = client.getClass().getName();
    return name.startsWith(RESTEASY) && !name.startsWith(RESTEASY_REACTIVE);
  }

  static void register(Configurable<?> clients, Configuration present) {
    if (!present.isRegistered(Filter.class)) {
      clients.register(new Filter());
      clients.register(new Recorder());
    }
  }

  /** Stands in for {@link BearerFilter}. */
  @ConstrainedTo(RuntimeType.CLIENT)
  @Priority(BearerFilter.PRIORITY + 1)
  private static final class Filter implements ClientRequestFilter, ClientResponseFilter {
    private final BearerFilter filter = new BearerFilter();

    @Override
    public void filter(ClientRequestContext request) throws IOException {
      if (SignedRequest.of(request) == null) {
        filter.filter(request);
      }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response)
        throws IOException {
      filter.filter(request, response);
    }
  }

  /** Stands in for {@link BodyRecorder}. */
  @ConstrainedTo(RuntimeType.CLIENT)
  @Priority(BodyRecorder.PRIORITY)
  private static final class Recorder implements WriterInterceptor {
    private final BodyRecorder recorder = new BodyRecorder();

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      recorder.aroundWriteTo(context);
    }
  }
}
