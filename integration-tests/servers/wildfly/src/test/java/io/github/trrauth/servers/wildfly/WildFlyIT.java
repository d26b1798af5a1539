package io.github.trrauth.servers.wildfly;

import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;

/** WildFly with its full configuration. */
class WildFlyIT extends ServerContract {
  @Override
  protected Server newServer() {
    return WildFly.with("standalone.xml", "contract");
  }
}
