package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running {@link Caller} in another JVM, which answers each line with one. */
final class OtherJvm implements AutoCloseable {
  private static final long SECONDS = 90;

  private final Process process;
  private final Path err;
  private final Path out;
  private final BufferedReader lines;
  private final Writer in;

  private OtherJvm(Process process, Path output) {
    this.process = process;
    this.err = output.resolve("stderr");
    this.out = output.resolve("stdout");
    this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.in = new OutputStreamWriter(process.getOutputStream(), UTF_8);
  }

  /** Starts it; what it says is kept in the folder. */
  static OtherJvm start(List<String> command, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Whatever the machine sets for all JVMs would lead this one somewhere else.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectError(output.resolve("stderr").toFile());
    OtherJvm jvm = new OtherJvm(builder.start(), output);
    try {
      String ready = jvm.read();
      if (!ready.equals("ready")) {
        throw new IllegalStateException("not ready: " + ready);
      }
      return jvm;
    } catch (RuntimeException e) {
      jvm.close();
      throw e;
    }
  }

  String say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() {
    try {
      return CompletableFuture.supplyAsync(this::readLine).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("no answer; its stderr: " + stderr(), e);
    }
  }

  /** The next line, which is kept as well. */
  private String readLine() {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw new IllegalStateException("it has ended");
      }
      Files.writeString(out, line + "\n", UTF_8, CREATE, APPEND);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String stderr() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Lets it end by itself, and ends it if it does not. */
  @Override
  public void close() {
    try {
      in.close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
