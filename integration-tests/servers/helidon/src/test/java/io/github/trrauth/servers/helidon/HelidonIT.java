package io.github.trrauth.servers.helidon;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.servers.Calling;
import io.github.trrauth.servers.EngineContract;
import io.github.trrauth.servers.RuntimeContract;
import io.github.trrauth.servers.Server;
import java.util.List;

/** Helidon MP. */
class HelidonIT extends RuntimeContract implements EngineContract {
  @Override
  protected Server newServer() {
    return Helidon.prepare();
  }

  /** Jersey's way of sending PATCH, which the contract does, reaches into the JDK. */
  @Override
  protected List<String> jvmArguments(Sandbox vendor) {
    return OPENS_FOR_PATCH;
  }

  @Override
  public Calling calling(String thread, String client) {
    // MicroProfile's builder is found through the context class loader only.
    return thread.equals("thread-without-loader") && client.equals("rest-client")
        ? Calling.IMPOSSIBLE
        : Calling.SIGNED;
  }
}
