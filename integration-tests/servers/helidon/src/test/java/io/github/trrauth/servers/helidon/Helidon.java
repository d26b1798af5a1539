package io.github.trrauth.servers.helidon;

import io.github.trrauth.jvms.InstalledJava;
import io.github.trrauth.servers.ApplicationProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
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
    SortedMap<Integer, Path> newEnough = InstalledJava.programs().tailMap(JAVA);
    Assumptions.assumeFalse(
        newEnough.isEmpty(), InstalledJava.missing("Java " + JAVA + " or newer"));
    Path java = newEnough.get(newEnough.lastKey());
    return new Helidon(java, Path.of(System.getProperty("runtime.home")));
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
