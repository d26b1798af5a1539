package io.github.trrauth.servers.wildfly;

import io.github.trrauth.servers.ArquillianServer;
import io.github.trrauth.servers.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** WildFly, as it is unpacked, with a log folder of its own. */
final class WildFly extends ArquillianServer {
  private final String configuration;
  private final Path logs;
  private final int managementPort = FreePorts.find(1).get(0);

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

  /**
   * Writes a configuration of its own, which differs from one that comes with it.
   *
   * @param configuration the file that comes with it
   * @param name a part of the name of the new file
   * @param changes what stands in place of each text, which must be there
   * @return the name of the new file
   */
  static String changed(String configuration, String name, Map<String, String> changes)
      throws IOException {
    Path folder = home().resolve("standalone/configuration");
    String text = Files.readString(folder.resolve(configuration));
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (!text.contains(change.getKey())) {
        throw new IllegalStateException(configuration + " must contain " + change.getKey());
      }
      text = text.replace(change.getKey(), change.getValue());
    }
    String file = "standalone-" + name + ".xml";
    Files.writeString(folder.resolve(file), text);
    return file;
  }

  /** Returns where its management interface is, which also has the pages of its state. */
  URI management() {
    return URI.create("http://127.0.0.1:" + managementPort + "/");
  }

  @Override
  protected Map<String, String> properties() {
    int httpsPort = FreePorts.find(1).get(0);
    String arguments =
        String.join(
            " ",
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.bind.address.management=127.0.0.1",
            "-Djboss.http.port=" + uri().getPort(),
            "-Djboss.https.port=" + httpsPort,
            "-Djboss.management.http.port=" + managementPort,
            "-Djboss.server.log.dir=" + logs);
    return Map.of(
        "server.configuration", configuration,
        "server.management.port", String.valueOf(managementPort),
        "server.arguments", arguments);
  }
}
