package io.github.trrauth.leak;

import java.net.URI;

/** Where the listeners of a run are: what stands for a port in the table becomes one. */
final class Addresses {
  private final int port;
  private final int other;
  private final int plain;

  Addresses(URI vendor, URI other, URI plain) {
    this.port = vendor.getPort();
    this.other = other.getPort();
    this.plain = plain.getPort();
  }

  int port() {
    return port;
  }

  int other() {
    return other;
  }

  int plain() {
    return plain;
  }

  String fill(String spelling) {
    return spelling
        .replace("{port}", String.valueOf(port))
        .replace("{other}", String.valueOf(other))
        .replace("{plain}", String.valueOf(plain));
  }
}
