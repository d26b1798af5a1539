package io.github.trrauth.it.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands as somebody types them into bash, in a folder of their own, where the jar lies. */
final class Shell {
  private static final long SECONDS = 120;

  private final Path folder;
  private final String java;

  /**
   * Prepares the folder; {@code java} in it is the JVM with what it needs to trust the vendor.
   *
   * @param folder an empty folder
   */
  Shell(Path folder, Jvm jvm, List<String> options) {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs /bin/bash");
    this.folder = folder;
    String program = jvm.java() + " -Xmx128m " + String.join(" ", options);
    this.java = "java() { " + program + " \"$@\"; }; ";
    try {
      Files.copy(Path.of(Program.agent()), folder.resolve("trr-auth-agent.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one line; what it says on stderr is in its output as well. */
  String run(String line) {
    return run("/bin/bash", "-c", java + line);
  }

  /** Runs one line on a terminal of its own. */
  String onTerminal(String line) {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs /usr/bin/script");
    String quoted = (java + line).replace("'", "'\\''");
    return run("/usr/bin/script", "-qec", "/bin/bash -c '" + quoted + "'", "/dev/null");
  }

  private String run(String... command) {
    try {
      Path out = Files.createTempFile("shell", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().remove("NO_COLOR");
      builder.environment().put("TERM", "xterm");
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("no end after " + SECONDS + " s");
        }
        return Files.readString(out, UTF_8);
      } finally {
        process.destroyForcibly();
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
