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

  /**
   * A client that is built outside of a request gets the filters of the application that was
   * deployed first, in place of its own application's: here none. To register the feature helps.
   */
  @Override
  public Calling callingBehindAnother(String thread, String client) {
    return thread.equals("bare-thread") && client.equals("built")
        ? Calling.UNSIGNED
        : calling(thread, client);
  }

  /** It keeps each of them, by what no heap dump shows. */
  @Override
  public boolean letsGoOfApplications() {
    return false;
  }
}
