package io.github.trrauth.cdi;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * RESTEasy's asynchronous engines, which deal with an answer on a thread that serves connections:
 * to wait there for another answer is to wait for ever where that connection has the same thread.
 *
 * <p>By reflection: in some servers the implementation's own types cannot be seen from here.
 */
final class AsyncEngine {
  private static final String TYPE =
      "org.jboss.resteasy.client.jaxrs.engines.AsyncClientHttpEngine";
  private static final NamedMethod HTTP_ENGINE = NamedMethod.of("httpEngine");

  private AsyncEngine() {}

  /** Says whether this is such a thread; a call that waits deals with the answer on its own. */
  static boolean isOnItsThread(SignedRequest signed, ClientRequestContext request) {
    Client client = request.getClient();
    if (client == null || signed.isOnItsThread()) {
      return false;
    }
    Object engine = HTTP_ENGINE.call(client);
    return engine != null && isAsync(engine.getClass());
  }

  private static boolean isAsync(@Nullable Class<?> type) {
    if (type == null) {
      return false;
    }
    for (Class<?> contract : type.getInterfaces()) {
      if (contract.getName().equals(TYPE) || isAsync(contract)) {
        return true;
      }
    }
    return isAsync(type.getSuperclass());
  }
}
