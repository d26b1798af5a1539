package io.github.trrauth.it.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands as somebody types them into a shell, in a folder of their own, where the jar lies. */
final class Shell {
  private static final long SECONDS = 120;

  /** Sits in front of an interactive zsh: types each argument, a tab and return. */
  private static final String TYPIST =
      """
      zmodload zsh/zpty
      export ZDOTDIR=$PWD TERM=dumb
      zpty shell zsh -f -i
      zpty -w shell 'source ./rc'
      zpty -r shell seen '*ready*'
      for words in $@; do
        zpty -w shell "$words"$'\\t'
        zpty -r shell seen '*typed: *'$'\\n*'
        print -r -- ${${(M)${(f)seen}:#typed: *}%$'\\r'}
      done
      zpty -d shell
      """;

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

  /**
   * Types commands into a zsh that has read the completion script, with a tab behind each.
   *
   * @return the arguments that the command gets, a line each
   */
  String completedInZsh(String... typed) {
    assumeTrue(Files.isExecutable(Path.of("/bin/zsh")), "needs /bin/zsh");
    try {
      Files.writeString(
          folder.resolve("rc"),
          java
              + "source <(java -jar trr-auth-agent.jar completion)\n"
              + "alias trr-auth='echo typed:'\n"
              + "echo ready\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>(List.of("/bin/zsh", "-f", "-c", TYPIST, "zsh"));
    command.addAll(List.of(typed));
    return run(command.toArray(new String[0]));
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
