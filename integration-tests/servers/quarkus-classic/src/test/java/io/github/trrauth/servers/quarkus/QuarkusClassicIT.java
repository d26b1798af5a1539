package io.github.trrauth.servers.quarkus;

import io.github.trrauth.servers.EngineContract;
import io.github.trrauth.servers.QuarkusProcess;
import io.github.trrauth.servers.RuntimeContract;
import io.github.trrauth.servers.Server;

/** Quarkus with {@code quarkus-resteasy-client}. */
class QuarkusClassicIT extends RuntimeContract implements EngineContract {
  @Override
  protected Server newServer() {
    return QuarkusProcess.prepare();
  }
}
