package io.github.trrauth.servers.tomee;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;
import java.util.List;
import java.util.Set;

/** TomEE MicroProfile, whose CXF bus is shared by all applications. */
class TomEeIT extends ServerContract {
  /** They have the loader of the request that started them, which knows requests only. */
  private static final Set<String> NO_APPLICATION =
      Set.of(
          "bare-thread",
          "cdi-async-observer",
          "jdk-timer",
          "managed-executor",
          "managed-scheduled-executor",
          "managed-thread");

  /** It has MicroProfile Health. */
  @Override
  public List<String> beansOfOurs() {
    return List.of(
        "bean io.github.trrauth.TokenSource", "bean io.github.trrauth.cdi.TokenHealthCheck");
  }

  @Override
  protected Server newServer() {
    return new TomEe("contract");
  }

  @Override
  public boolean hasJakartaEe10() {
    return false;
  }

  /** To build a MicroProfile Rest Client its CXF wants to know the application of the thread. */
  @Override
  public Calling calling(String thread, String client) {
    return client.equals("rest-client") && NO_APPLICATION.contains(thread)
        ? Calling.IMPOSSIBLE
        : Calling.SIGNED;
  }

  /** Without them its CXF cannot send a PATCH, with or without our jar. */
  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    return OPENS_FOR_PATCH;
  }

  /** Its MicroProfile Config and its managed threads keep each of them. */
  @Override
  public boolean letsGoOfApplications() {
    return false;
  }
}
