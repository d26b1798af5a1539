package io.github.trrauth.servers.tomee;

import io.github.trrauth.servers.DeploymentFailedException;
import io.github.trrauth.servers.Management;
import io.github.trrauth.servers.ProcessServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** TomEE with a folder of its own and with Tomcat's manager, which deploys. */
final class TomEe extends ProcessServer {
  private static final String CONNECTOR = "<Connector port=\"8080\"";
  private static final String SHUTDOWN = "<Server port=\"8005\"";
  private static final String AUTO_DEPLOY = "autoDeploy=\"true\"";

  private final String password = UUID.randomUUID().toString();
  private String options = "";

  TomEe(String name) {
    super(home().resolveSibling("base-" + name));
  }

  static Path home() {
    return Path.of(System.getProperty("server.home"));
  }

  @Override
  protected List<String> command(List<String> jvmArguments) throws IOException {
    options = String.join(" ", jvmArguments);
    for (String folder : List.of("logs", "temp", "webapps", "work")) {
      Files.createDirectories(folder().resolve(folder));
    }
    copyConfiguration();
    edit("server.xml", CONNECTOR, "<Connector address=\"127.0.0.1\" port=\"" + port() + "\"");
    edit("server.xml", SHUTDOWN, "<Server port=\"-1\"");
    edit("server.xml", AUTO_DEPLOY, "autoDeploy=\"false\"");
    addManager();
    // What has failed to deploy goes on blocking the names of its enterprise beans.
    Files.writeString(
        conf("system.properties"),
        "openejb.deploymentId.format={appId}/{moduleId}/{ejbName}\n",
        StandardOpenOption.APPEND);
    return List.of("/bin/sh", home().resolve("bin/catalina.sh").toString(), "run");
  }

  private Path conf(String file) {
    return folder().resolve("conf").resolve(file);
  }

  private void copyConfiguration() throws IOException {
    Files.createDirectories(conf("Catalina/localhost"));
    try (Stream<Path> files = Files.list(home().resolve("conf"))) {
      for (Path file : files.filter(Files::isRegularFile).toArray(Path[]::new)) {
        Files.copy(file, conf(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void edit(String file, String before, String after) throws IOException {
    String text = Files.readString(conf(file));
    if (!text.contains(before)) {
      throw new IllegalStateException(file + " must contain " + before);
    }
    Files.writeString(conf(file), text.replace(before, after));
  }

  private void addManager() throws IOException {
    edit(
        "tomcat-users.xml",
        "</tomcat-users>",
        "<user username=\"test\" password=\""
            + password
            + "\" roles=\"manager-script\"/></tomcat-users>");
    Files.writeString(
        conf("Catalina/localhost/manager.xml"),
        "<Context docBase=\"" + home().resolve("webapps/manager") + "\" privileged=\"true\"/>");
  }

  @Override
  protected Map<String, String> environment() {
    return Map.of(
        "CATALINA_HOME", home().toString(),
        "CATALINA_BASE", folder().toString(),
        "CATALINA_OPTS", options);
  }

  @Override
  protected boolean isReady() {
    return console().since(0).contains("Server startup in");
  }

  private Management manager() {
    byte[] credentials = ("test:" + password).getBytes(StandardCharsets.UTF_8);
    return Management.at(
        uri().resolve("manager/text/"),
        Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)));
  }

  @Override
  public void deploy(Archive<?> archive) throws DeploymentFailedException {
    ByteArrayOutputStream war = new ByteArrayOutputStream();
    archive.as(ZipExporter.class).exportTo(war);
    String answer =
        manager()
            .send(
                "PUT",
                "deploy?path=/" + contextRoot(archive),
                BodyPublishers.ofByteArray(war.toByteArray()));
    if (!answer.startsWith("OK")) {
      throw new DeploymentFailedException(answer);
    }
  }

  @Override
  public void undeploy(Archive<?> archive) {
    String answer =
        manager().send("GET", "undeploy?path=/" + contextRoot(archive), BodyPublishers.noBody());
    if (!answer.startsWith("OK") && !answer.contains("No context exists")) {
      throw new IllegalStateException(answer);
    }
  }

  private static String contextRoot(Archive<?> archive) {
    return archive.getName().replaceAll("\\.[a-z]+$", "");
  }
}
