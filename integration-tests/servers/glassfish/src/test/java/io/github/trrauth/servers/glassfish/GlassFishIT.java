package io.github.trrauth.servers.glassfish;

import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;

/** GlassFish, with Jersey. */
class GlassFishIT extends ServerContract {
  @Override
  protected Server newServer() {
    return new GlassFish("contract");
  }
}
