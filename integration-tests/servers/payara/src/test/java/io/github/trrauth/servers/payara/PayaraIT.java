package io.github.trrauth.servers.payara;

import io.github.trrauth.servers.Server;
import io.github.trrauth.servers.ServerContract;

/** Payara Micro, with Jersey. */
class PayaraIT extends ServerContract {
  @Override
  protected Server newServer() {
    return new Payara("contract");
  }
}
