package io.github.trrauth.servers.tomee;

import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;
import java.util.List;

/** TomEE MicroProfile, whose CXF bus is shared by all applications. */
class TomEeIT extends ServerContract {
  @Override
  protected Server newServer() {
    return new TomEe("contract");
  }

  /** Without them its CXF cannot send a PATCH, with or without our jar. */
  @Override
  protected List<String> jvmArguments() {
    return List.of(
        "--add-opens=java.base/java.net=ALL-UNNAMED",
        "--add-opens=java.base/sun.net.www.protocol.https=ALL-UNNAMED");
  }
}
