package io.github.trrauth.cdi.door;

import io.github.trrauth.cdi.Home;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.ClientLifeCycleListener;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which clients of a shared bus this application has made: CXF may send their requests on
 * threads that say nothing of an application.
 */
final class ClientOwner implements ClientLifeCycleListener {
  private static final String PROPERTY = "io.github.trrauth.cdi.owner";

  @Override
  public void clientCreated(Client client) {
    if (Home.isHere()) {
      client.getEndpoint().put(PROPERTY, this);
    }
  }

  @Override
  public void clientDestroyed(Client client) {
    // What is kept is kept by the client.
  }

  /** Says whether the request that is being sent on this thread is this application's. */
  boolean isHere() {
    Object owner = ownerOfRequest();
    return owner == null ? Home.isHere() : owner == this;
  }

  private static @Nullable Object ownerOfRequest() {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    Endpoint endpoint = message == null ? null : message.getExchange().getEndpoint();
    return endpoint == null ? null : endpoint.get(PROPERTY);
  }
}
