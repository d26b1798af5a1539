package io.github.trrauth.contract;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.lang.reflect.Method;

/** Clients that follow redirects by themselves, which there is no portable way to ask for. */
public final class FollowingClients {
  private FollowingClients() {}

  /**
   * Returns a builder that has been told to follow redirects, where it is RESTEasy's.
   *
   * @return a builder of whatever implementation is there
   */
  public static ClientBuilder builder() {
    ClientBuilder builder = ClientBuilder.newBuilder();
    try {
      Method follow = builder.getClass().getMethod("setFollowRedirects", boolean.class);
      follow.invoke(builder, true);
    } catch (ReflectiveOperationException e) {
      // Jersey follows them anyway, CXF does not.
    }
    return builder;
  }

  /** Says whether a client that was made so follows redirects. */
  static boolean follow(Client client) {
    return !client.getClass().getName().startsWith("org.apache.cxf.");
  }
}
