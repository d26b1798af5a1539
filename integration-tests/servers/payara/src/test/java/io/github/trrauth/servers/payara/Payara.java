package io.github.trrauth.servers.payara;

import fish.payara.micro.PayaraMicro;
import io.github.trrauth.servers.DeploymentFailedException;
import io.github.trrauth.servers.FreePorts;
import io.github.trrauth.servers.Management;
import io.github.trrauth.servers.ProcessServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Payara Micro with a root folder of its own, without a cluster. */
final class Payara extends ProcessServer {
  private static final String CONFIGURATION = "set configs.config.server-config.";
  private static final String PRE_BOOT =
      CONFIGURATION
          + "network-config.network-listeners.network-listener.http-listener"
          + ".address=127.0.0.1\n"
          + CONFIGURATION
          + "hazelcast-config-specific-configuration.enabled=false\n"
          // Its timers would need the data grid, which listens on every address.
          + CONFIGURATION
          + "ejb-container.ejb-timer-service.ejb-timer-service=Dummy\n";

  private final int managementPort = FreePorts.find(1).get(0);

  Payara(String name) {
    super(Path.of("target", "payara-" + name));
  }

  @Override
  protected List<String> command(List<String> jvmArguments) throws IOException {
    // A fresh one: applications of an earlier run would come back.
    Path root = Files.createTempDirectory(folder(), "root");
    Path preBoot = Files.writeString(folder().resolve("pre-boot.txt"), PRE_BOOT);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(asItsManifestSays());
    command.addAll(jvmArguments);
    command.add("-Dmanagement.port=" + managementPort);
    command.add("-cp");
    command.add(place(PayaraMicro.class) + File.pathSeparator + place(DeployingMicro.class));
    command.add(DeployingMicro.class.getName());
    command.addAll(List.of("--nocluster", "--disablephonehome", "--port", "" + port()));
    command.addAll(List.of("--rootdir", root.toString(), "--prebootcommandfile", "" + preBoot));
    return command;
  }

  /** What the JVM does by itself for {@code java -jar}. */
  private static List<String> asItsManifestSays() throws IOException {
    try (JarFile jar = new JarFile(place(PayaraMicro.class).toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      List<String> arguments = new ArrayList<>();
      for (String name : manifest.getValue("Add-Opens").split(" ", -1)) {
        arguments.add("--add-opens=" + name + "=ALL-UNNAMED");
      }
      for (String name : manifest.getValue("Add-Exports").split(" ", -1)) {
        arguments.add("--add-exports=" + name + "=ALL-UNNAMED");
      }
      return arguments;
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Management management() {
    return Management.at(URI.create("http://127.0.0.1:" + managementPort + "/"), Map.of());
  }

  @Override
  protected boolean isReady() {
    try {
      return management().send("GET", "", BodyPublishers.noBody()).equals("ready");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void deploy(Archive<?> archive) throws DeploymentFailedException {
    Path file = folder().resolve(archive.getName());
    archive.as(ZipExporter.class).exportTo(file.toFile(), true);
    String answer =
        management().send("PUT", name(archive), BodyPublishers.ofString(file.toString()));
    if (!answer.equals("deployed")) {
      throw new DeploymentFailedException(answer);
    }
  }

  @Override
  public void undeploy(Archive<?> archive) {
    management().send("DELETE", name(archive), BodyPublishers.noBody());
  }

  private static String name(Archive<?> archive) {
    return archive.getName().replaceAll("\\.[a-z]+$", "");
  }
}
