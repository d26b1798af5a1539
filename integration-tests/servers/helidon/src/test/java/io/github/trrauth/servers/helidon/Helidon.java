package io.github.trrauth.servers.helidon;

import io.github.trrauth.servers.ApplicationProcess;
import io.github.trrauth.servers.Jdks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Helidon MP, with the application and our jar on its class path. */
final class Helidon extends ApplicationProcess {
  private static final int JAVA = 21;

  private final Path java;
  private final Path libraries;

  private Helidon(Path java, Path libraries) {
    super(libraries.resolveSibling("run"));
    this.java = java;
    this.libraries = libraries;
  }

  /** Prepares it; aborts the test where the machine has no Java for it. */
  static Helidon prepare() {
    Optional<Path> java = Jdks.java(JAVA);
    Assumptions.assumeTrue(
        java.isPresent(),
        "Java "
            + JAVA
            + " or newer is missing: run .ci/fetch-jres, install one beside the JDK that runs this,"
            + " or name its home in TRR_TEST_JAVA_HOMES");
    return new Helidon(java.orElseThrow(), Path.of(System.getProperty("runtime.home")));
  }

  @Override
  protected List<String> command(Path application, List<String> jvmArguments) throws IOException {
    Path classes = application.resolve("WEB-INF/classes");
    Files.copy(application.resolve("WEB-INF/beans.xml"), classes.resolve("META-INF/beans.xml"));
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(jvmArguments);
    command.addAll(List.of("-Dserver.host=127.0.0.1", "-Dserver.port=" + port()));
    String path =
        String.join(
            File.pathSeparator,
            classes.toString(),
            application.resolve("WEB-INF/lib") + "/*",
            libraries.toString() + "/*");
    command.addAll(List.of("-cp", path, "io.helidon.Main"));
    return command;
  }
}
