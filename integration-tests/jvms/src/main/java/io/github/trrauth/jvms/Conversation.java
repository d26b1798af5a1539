package io.github.trrauth.jvms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running program that answers each line on its stdin with one on its stdout. Not safe for use by
 * several threads.
 */
public final class Conversation implements AutoCloseable {
  private final Process process;
  private final Path err;
  private final long limitNanos;
  private final BufferedReader out;
  private final Writer in;

  private Conversation(Process process, Path err, Duration limit) {
    this.process = process;
    this.err = err;
    this.limitNanos = limit.toNanos();
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.in = new OutputStreamWriter(process.getOutputStream(), UTF_8);
  }

  /**
   * Starts a program, which says first that it is ready.
   *
   * @param program what to start
   * @param err the file for its stderr
   * @param limit how long it may take for an answer, and for its end
   * @return a conversation that has begun
   * @throws IOException if it cannot be started
   * @throws IllegalStateException if it does not become ready
   */
  public static Conversation with(ProcessBuilder program, Path err, Duration limit)
      throws IOException {
    Conversation conversation =
        new Conversation(program.redirectError(err.toFile()).start(), err, limit);
    try {
      String ready = conversation.read();
      if (!ready.equals("ready")) {
        throw new IllegalStateException("not ready: " + ready + " " + conversation.err());
      }
      return conversation;
    } catch (RuntimeException e) {
      conversation.close();
      throw e;
    }
  }

  /**
   * Returns the program's process.
   *
   * @return its number
   */
  public long pid() {
    return process.pid();
  }

  /**
   * Says a line.
   *
   * @param line without its end
   * @return the answer, without its end
   * @throws IllegalStateException if there is none in time
   */
  public String say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns what stands on its stderr so far.
   *
   * @return text
   */
  public String err() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() {
    try {
      return CompletableFuture.supplyAsync(this::readLine).get(limitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("no answer; its stderr: " + err(), e);
    }
  }

  private String readLine() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException("it has ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the program end by itself, as it does when nothing more is said; else ends it. */
  public void end() {
    try {
      in.close();
      process.waitFor(limitNanos, TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      // It has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Ends the program at once. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(limitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
