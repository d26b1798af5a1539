package io.github.trrauth.it.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.trrauth.jvms.Conversation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program to run in another JVM, to its end. */
final class Program {
  private static final long SECONDS = 120;
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Path java;
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Program(Path java) {
    this.java = java;
  }

  static Program with(Path java) {
    return new Program(java);
  }

  /** The folder with the programs that know nothing of tokens. */
  static String classes() {
    return System.getProperty("programs");
  }

  /** The packaged agent. */
  static String agent() {
    return System.getProperty("agent.jar");
  }

  Program option(String option) {
    options.add(option);
    return this;
  }

  Program options(List<String> more) {
    options.addAll(more);
    return this;
  }

  Program environment(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  Program classPath(String path) {
    return option("-cp").option(path);
  }

  /** The class to run, and what it gets. */
  Program main(String name, String... values) {
    arguments.add(name);
    arguments.addAll(List.of(values));
    return this;
  }

  private ProcessBuilder builder() {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    // JVMs of all these versions run beside each other; none needs much.
    command.add("-Xmx128m");
    command.addAll(options);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // Whatever the machine sets for all JVMs is not to show on stderr.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    return builder;
  }

  /** Starts the program to talk with it. */
  Conversation talk() {
    try {
      Path err = Files.createTempFile("program", ".err");
      err.toFile().deleteOnExit();
      return Conversation.with(builder(), err, ANSWER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the program to its end. */
  Result run() {
    try {
      Path out = Files.createTempFile("program", ".out");
      Path err = Files.createTempFile("program", ".err");
      try {
        Process process =
            builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
          if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no end after " + SECONDS + " s: " + read(err));
          }
        } finally {
          process.destroyForcibly();
        }
        return new Result(process.exitValue(), read(out), read(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String path(String... parts) {
    return String.join(File.pathSeparator, parts);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }

  /** What a program left behind. */
  static final class Result {
    private final int exit;
    private final String out;
    private final String err;

    Result(int exit, String out, String err) {
      this.exit = exit;
      this.out = out;
      this.err = err;
    }

    int exit() {
      return exit;
    }

    String out() {
      return out;
    }

    String err() {
      return err;
    }

    @Override
    public String toString() {
      return "exit " + exit + "\nstdout: " + out + "\nstderr: " + err;
    }
  }
}
