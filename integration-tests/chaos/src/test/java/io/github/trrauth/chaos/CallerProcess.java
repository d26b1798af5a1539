package io.github.trrauth.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program that calls, in a JVM of its own, and what it has said so far. */
final class CallerProcess implements AutoCloseable {
  /** For whatever takes a moment on an idle machine. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final BufferedWriter in;
  private final Thread reader;
  private final List<Call> calls = new ArrayList<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> others = new CopyOnWriteArrayList<>();

  private CallerProcess(Process process) {
    this.process = process;
    this.in = new BufferedWriter(new java.io.OutputStreamWriter(process.getOutputStream(), UTF_8));
    this.reader = new Thread(this::read, "caller-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the program and waits until it is ready. */
  static CallerProcess start(List<String> options, List<String> arguments, Path errors) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.add("-cp");
    command.add(
        System.getProperty("application.jar")
            + File.pathSeparator
            + Path.of(System.getProperty("application"), "*"));
    command.add("io.github.trrauth.chaos.caller.Caller");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    // Whatever the machine sets for all JVMs is not for this one.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    try {
      long before = System.nanoTime();
      CallerProcess caller = new CallerProcess(builder.start());
      long there = Long.parseLong(caller.answer("ready "));
      if (there - before < 0 || System.nanoTime() - there < 0) {
        throw new IllegalStateException(
            "System.nanoTime() of two JVMs cannot be compared on this machine, and the judge has"
                + " to");
      }
      return caller;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void go() {
    say("go");
  }

  /** Ends the calls; returns when the last one has ended and everything has been said. */
  void halt() {
    say("halt");
    answer("halted ");
  }

  /** What the JVM holds, with no call under way. */
  Count count() {
    say("count");
    return Count.of(answer("count "));
  }

  /** The calls that have ended so far. */
  List<Call> calls() {
    synchronized (calls) {
      return new ArrayList<>(calls);
    }
  }

  /** How many calls that a rule holds for have begun after a tick, and have ended. */
  long callsSince(long tick, Predicate<Call> rule) {
    return calls().stream().filter(call -> call.from() - tick > 0).filter(rule).count();
  }

  List<Event> events() {
    return new ArrayList<>(events);
  }

  private void say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the calling program has ended", e);
    }
  }

  /** Waits for a line that begins so, and takes it. */
  private String answer(String begin) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(LIMIT)
        .until(() -> find(begin) != null || !process.isAlive());
    String line = find(begin);
    if (line == null) {
      throw new IllegalStateException("the calling program has ended without \"" + begin + "\"");
    }
    others.remove(line);
    return line.substring(begin.length());
  }

  private String find(String begin) {
    return others.stream().filter(line -> line.startsWith(begin)).findFirst().orElse(null);
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("call ")) {
          synchronized (calls) {
            calls.add(Call.of(line));
          }
        } else if (line.startsWith("event ")) {
          events.add(Event.of(line));
        } else {
          others.add(line);
        }
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // It has ended.
    }
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      reader.join(10_000);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
