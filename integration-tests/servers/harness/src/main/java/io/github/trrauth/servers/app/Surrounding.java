package io.github.trrauth.servers.app;

import io.github.trrauth.contract.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Properties;

/** What the test tells its application: where the vendor is, and whether to call at once. */
final class Surrounding {
  private static final Properties TOLD = read();

  private Surrounding() {}

  private static Properties read() {
    Properties told = new Properties();
    try (InputStream in = Surrounding.class.getResourceAsStream("/surroundings.properties")) {
      told.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return told;
  }

  static URI vendor() {
    return uri("vendor");
  }

  static boolean callsAtStart() {
    return Boolean.parseBoolean(TOLD.getProperty("calls-at-start"));
  }

  static Surroundings forContract() {
    return Surroundings.of(vendor(), uri("elsewhere"), uri("plain-http"))
        .withInjected(Clients::injected);
  }

  private static URI uri(String name) {
    return URI.create(TOLD.getProperty(name));
  }
}
