package io.github.trrauth.observability;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of Prometheus, as the machine has it. */
final class Tool {
  private static final long LIMIT_SECONDS = 60;

  private final Path program;

  private Tool(Path program) {
    this.program = program;
  }

  /** Finds a program; aborts the test where the machine has none. */
  static Tool named(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    List<Path> folders = new ArrayList<>(List.of(root().resolve(".prometheus")));
    Stream.of(path.split(File.pathSeparator, -1)).map(Path::of).forEach(folders::add);
    for (Path folder : folders) {
      Path program = folder.resolve(name).toAbsolutePath();
      if (Files.isExecutable(program)) {
        return new Tool(program);
      }
    }
    return Assumptions.abort(
        name + " is missing: run .ci/fetch-prometheus, or put it onto the PATH of this machine");
  }

  private static Path root() {
    return Path.of(System.getProperty("project.root"));
  }

  static Path docs() {
    return root().resolve("docs");
  }

  /** Starts it with its output in a file. */
  Process start(Path folder, Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Runs it to its end; returns its exit code and its output. */
  String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    Path log = Files.createTempFile("tool", ".txt");
    Process process = start(folder, log, arguments);
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(program + " does not end");
      }
      return "exit " + process.exitValue() + "\n" + Files.readString(log, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }
}
