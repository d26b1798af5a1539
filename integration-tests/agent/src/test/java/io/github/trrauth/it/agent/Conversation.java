package io.github.trrauth.it.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running program that answers each line on its stdin with one on its stdout. */
final class Conversation implements AutoCloseable {
  private static final long SECONDS = 60;

  private final Path err;
  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  private Conversation(Path err, Process process) {
    this.err = err;
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.in = process.outputWriter(UTF_8);
  }

  /** Starts a program, which says first that it is ready. */
  static Conversation with(Program program) {
    try {
      Path err = Files.createTempFile("program", ".err");
      Conversation conversation = new Conversation(err, program.start(err));
      String ready = conversation.read();
      if (!"ready".equals(ready)) {
        throw new IllegalStateException("not ready: " + ready + " " + conversation.err());
      }
      return conversation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Says a line, and returns the answer. */
  String say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String err() {
    try {
      return Files.readString(err);
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
      throw new IllegalStateException("no answer; stderr: " + err(), e);
    }
  }

  private String readLine() {
    try {
      return out.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(SECONDS, TimeUnit.SECONDS);
      Files.delete(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
