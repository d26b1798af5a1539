package io.github.trrauth.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An application that Quarkus has built: what is deployed has only its settings, and what the test
 * tells it.
 */
public final class QuarkusProcess extends ApplicationProcess {
  private final Path built;

  private QuarkusProcess(Path built) {
    super(built.resolveSibling("run"));
    this.built = built;
  }

  /**
   * Prepares the application in the folder that {@code runtime.home} names.
   *
   * @return nothing runs yet
   */
  public static QuarkusProcess prepare() {
    return new QuarkusProcess(Path.of(System.getProperty("runtime.home")));
  }

  @Override
  protected List<String> command(Path application, List<String> jvmArguments) throws IOException {
    Path told = application.resolve("WEB-INF/classes");
    Path settings = Files.createDirectories(application.resolve("config"));
    Files.move(
        told.resolve("META-INF/microprofile-config.properties"),
        settings.resolve("application.properties"));
    Path only = Files.createDirectories(application.resolve("told"));
    Files.move(told.resolve("surroundings.properties"), only.resolve("surroundings.properties"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port()));
    String path = only + File.pathSeparator + built.resolve("quarkus-run.jar");
    command.addAll(List.of("-cp", path, "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    return command;
  }
}
