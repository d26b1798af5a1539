package io.github.trrauth.servers.liberty;

import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;
import java.util.Set;

/** Open Liberty. */
class LibertyIT extends ServerContract {
  private static final Set<String> MADE_ON_THE_THREAD =
      Set.of("built", "registered", "rest-client");

  @Override
  protected Server newServer() {
    return Liberty.prepared();
  }

  /** RESTEasy finds its own providers with the context class loader of the thread. */
  @Override
  public Calling calling(String thread, String client) {
    return FOREIGN.contains(thread) && MADE_ON_THE_THREAD.contains(client)
        ? Calling.IMPOSSIBLE
        : Calling.SIGNED;
  }
}
