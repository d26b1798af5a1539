package io.github.trrauth.servers.wildfly;

import io.github.trrauth.servers.ArquillianServer;
import io.github.trrauth.servers.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** WildFly, as it is unpacked, with a log folder of its own. */
final class WildFly extends ArquillianServer {
  private final String configuration;
  private final Path logs;

  private WildFly(String configuration, Path logs) {
    super(logs.resolve("server.log"));
    this.configuration = configuration;
    this.logs = logs;
  }

  /** A server with one of the configurations that come with it. */
  static WildFly with(String configuration, String name) {
    Path target = home().getParent();
    return new WildFly(configuration, target.resolve("log-" + name));
  }

  static Path home() {
    return Path.of(System.getProperty("server.home"));
  }

  @Override
  protected Map<String, String> properties() {
    List<Integer> ports = FreePorts.find(2);
    String arguments =
        String.join(
            " ",
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.bind.address.management=127.0.0.1",
            "-Djboss.http.port=" + uri().getPort(),
            "-Djboss.https.port=" + ports.get(0),
            "-Djboss.management.http.port=" + ports.get(1),
            "-Djboss.server.log.dir=" + logs);
    return Map.of(
        "server.configuration", configuration,
        "server.management.port", String.valueOf(ports.get(1)),
        "server.arguments", arguments);
  }
}
