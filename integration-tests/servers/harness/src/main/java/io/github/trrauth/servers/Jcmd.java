package io.github.trrauth.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The JDK's diagnostic command, which looks into another JVM. */
final class Jcmd {
  private static final long LIMIT_SECONDS = 120;

  private final long pid;

  private Jcmd(long pid) {
    this.pid = pid;
  }

  static Jcmd of(ProcessHandle process) {
    return new Jcmd(process.pid());
  }

  /** Counts the objects of a class, of whichever class loader, that live after a collection. */
  int liveObjects(Class<?> type) {
    Pattern row = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + type.getName() + "( .*)?");
    return run("GC.class_histogram").stream()
        .map(row::matcher)
        .filter(Matcher::matches)
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .sum();
  }

  /** Names the threads whose name contains a text. */
  List<String> threads(String part) {
    return run("Thread.print").stream()
        .filter(line -> line.startsWith("\"") && line.contains(part))
        .collect(Collectors.toList());
  }

  /** Records what the JVM's Flight Recorder sees, from now on. */
  void startRecording() {
    run("JFR.start name=trr");
  }

  /** Writes what has been recorded so far. */
  void dumpRecording(Path file) {
    run("JFR.dump name=trr filename=" + file);
  }

  void stopRecording() {
    run("JFR.stop name=trr");
  }

  private List<String> run(String command) {
    try {
      Path out = Files.createTempFile("jcmd", ".txt");
      try {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
            new ProcessBuilder(jcmd.toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        if (!ended || process.waitFor() != 0) {
          throw new IllegalStateException("jcmd " + command + ": " + lines);
        }
        return lines;
      } finally {
        Files.deleteIfExists(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
