package org.jboss.resteasy.reactive;

import jakarta.ws.rs.client.Client;
import java.lang.reflect.Proxy;

/** Clients that are known by the package of their class, as those of RESTEasy Reactive are. */
public final class ReactiveClients {
  private ReactiveClients() {}

  /**
   * Returns a client whose class is in this package.
   *
   * @return a client that can do nothing
   */
  public static Client client() {
    return (Client)
        Proxy.newProxyInstance(
            ReactiveClients.class.getClassLoader(),
            new Class<?>[] {Client.class, Here.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** Not public, so that the proxy's class is in the same package. */
  interface Here {}
}
