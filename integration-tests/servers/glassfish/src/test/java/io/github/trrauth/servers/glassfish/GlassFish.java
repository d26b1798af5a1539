package io.github.trrauth.servers.glassfish;

import io.github.trrauth.servers.DeploymentFailedException;
import io.github.trrauth.servers.FreePorts;
import io.github.trrauth.servers.Management;
import io.github.trrauth.servers.ProcessServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** GlassFish with a domain of its own, whose REST interface deploys. */
final class GlassFish extends ProcessServer {
  private static final String DOMAIN = "domain1";
  private static final String SUCCESS = "\"exit_code\":\"SUCCESS\"";

  private final List<Integer> ports = FreePorts.find(6);

  GlassFish(String name) {
    super(home().resolveSibling("domains-" + name));
  }

  static Path home() {
    return Path.of(System.getProperty("server.home"));
  }

  @Override
  protected List<String> command(List<String> jvmArguments) throws IOException {
    copyDomain();
    Path file = domain().resolve("config/domain.xml");
    DomainXml xml = DomainXml.read(file);
    xml.listener("http-listener-1", port());
    xml.listener("http-listener-2", ports.get(0));
    xml.listener("admin-listener", ports.get(1));
    xml.replace("address=\"0.0.0.0\" port=\"3700\"", loopback(ports.get(2)));
    xml.replace("address=\"0.0.0.0\" port=\"3820\"", loopback(ports.get(3)));
    xml.replace("address=\"0.0.0.0\" port=\"3920\"", loopback(ports.get(4)));
    xml.replace("<jmx-connector ", "<jmx-connector enabled=\"false\" ");
    xml.replace("\"7676\"", "\"" + ports.get(5) + "\"");
    // Its shell would listen on a fixed port.
    xml.replace(",org.apache.felix.shell.remote", "");
    xml.jvmOptions(jvmArguments);
    xml.write(file);
    logToConsole(domain().resolve("config/logging.properties"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        home().resolve("glassfish/lib/client/appserver-cli.jar").toString(),
        "start-domain",
        "--verbose",
        "--domaindir",
        folder().toString(),
        DOMAIN);
  }

  /**
   * Its file handler redirects standard output too, but not in every start: which depends on
   * threads.
   */
  private static void logToConsole(Path file) throws IOException {
    String fileHandler = "org.glassfish.main.jul.handler.GlassFishLogHandler";
    String settings = Files.readString(file);
    if (!settings.contains(fileHandler + ".enabled=true")) {
      throw new IllegalStateException("logging.properties must enable " + fileHandler);
    }
    Files.writeString(
        file, settings.replace(fileHandler + ".enabled=true", fileHandler + ".enabled=false"));
  }

  private static String loopback(int port) {
    return "address=\"127.0.0.1\" port=\"" + port + "\"";
  }

  private Path domain() {
    return folder().resolve(DOMAIN);
  }

  private void copyDomain() throws IOException {
    Path original = home().resolve("glassfish/domains").resolve(DOMAIN);
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.collect(Collectors.toList())) {
        Path copy = domain().resolve(original.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Override
  protected boolean isReady() {
    try {
      return applications().send("GET", "application", BodyPublishers.noBody()).contains(SUCCESS);
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private Management applications() {
    return Management.at(
        URI.create("http://127.0.0.1:" + ports.get(1) + "/management/domain/applications/"),
        Map.of(
            "Accept", "application/json",
            "Content-Type", "application/json",
            "X-Requested-By", "test"));
  }

  @Override
  public void deploy(Archive<?> archive) throws DeploymentFailedException {
    Path file = folder().resolve(archive.getName());
    archive.as(ZipExporter.class).exportTo(file.toFile(), true);
    String order =
        String.format(
            "{\"id\": \"%s\", \"name\": \"%s\", \"contextroot\": \"%2$s\"}", file, name(archive));
    String answer = applications().send("POST", "application", BodyPublishers.ofString(order));
    if (!answer.contains(SUCCESS)) {
      throw new DeploymentFailedException(answer);
    }
  }

  @Override
  public void undeploy(Archive<?> archive) {
    applications().send("DELETE", "application/" + name(archive), BodyPublishers.noBody());
  }

  private static String name(Archive<?> archive) {
    return archive.getName().replaceAll("\\.[a-z]+$", "");
  }
}
