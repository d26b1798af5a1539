package io.github.trrauth.chaos.caller;

import java.io.IOException;

/** A way to call the vendor, as any application has one. */
interface Client {
  /** Sends a request and reads its answer; returns the status. */
  int call(String url, boolean post) throws IOException;

  /** Ends the connections that are kept for the next calls. */
  void endConnections();
}
