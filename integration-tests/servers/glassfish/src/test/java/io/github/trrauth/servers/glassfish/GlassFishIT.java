package io.github.trrauth.servers.glassfish;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;
import java.util.List;
import java.util.Set;

/** GlassFish, with Jersey. */
class GlassFishIT extends ServerContract {
  private static final Set<String> MADE_ON_THE_THREAD =
      Set.of("built", "registered", "rest-client");

  @Override
  protected Server newServer() {
    return new GlassFish("contract");
  }

  /** Jersey's way of sending PATCH, which the contract does, reaches into the JDK. */
  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    return OPENS_FOR_PATCH;
  }

  /**
   * Jersey is found, and looks for features, with the context class loader of the thread: the
   * latter when a client sends its first request.
   */
  @Override
  public Calling calling(String thread, String client) {
    if (!FOREIGN.contains(thread)) {
      return Calling.SIGNED;
    }
    if (MADE_ON_THE_THREAD.contains(client)) {
      return Calling.IMPOSSIBLE;
    }
    return client.equals("built-before") ? Calling.UNSIGNED : Calling.SIGNED;
  }

  @Override
  public boolean letsGoOfApplications() {
    return false;
  }
}
