package io.github.trrauth.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a process took from its beginning to its end.
 *
 * <p>The shell measures it, since only a process's parent is told by the system what all threads of
 * it have used: {@code bash} does so to a millisecond. Of its memory the process itself has to
 * print the line {@code VmHWM:} of {@code /proc/self/status}.
 *
 * @param output what it printed
 * @param wallMillis how long it took
 * @param cpuMillis what processors it used; nothing without {@code bash}
 * @param peakMebibytes its greatest resident memory; nothing if it has not printed it
 */
record TimedRun(
    String output, double wallMillis, OptionalDouble cpuMillis, OptionalDouble peakMebibytes) {
  private static final String TIMES = "times ";
  private static final String PEAK = "VmHWM:";
  private static final String SCRIPT = "TIMEFORMAT='" + TIMES + "%3R %3U %3S'; time \"$@\"";

  /** Says whether this system tells what processors were used. */
  static boolean tellsCpu() {
    return bash().isPresent();
  }

  /**
   * Runs a program.
   *
   * @param command it and its arguments
   * @throws IllegalStateException if it fails
   */
  static TimedRun of(List<String> command) throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>();
    bash().ifPresent(bash -> timed.addAll(List.of(bash.toString(), "-c", SCRIPT, "bash")));
    timed.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(timed).redirectErrorStream(true);
    // Whatever the measuring machine's owner has set for other JVMs.
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("OTEL_") || name.startsWith("TRR_") || name.endsWith("_OPTIONS"));
    long begin = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    double wallMillis = (System.nanoTime() - begin) / 1e6;
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status + ": " + output);
    }
    return parse(output, wallMillis);
  }

  /** Finds the figures in what was printed. */
  static TimedRun parse(String output, double otherwiseWallMillis) {
    double wall = otherwiseWallMillis;
    OptionalDouble cpu = OptionalDouble.empty();
    OptionalDouble peak = OptionalDouble.empty();
    for (String line : output.split("\n", -1)) {
      if (line.startsWith(TIMES)) {
        String[] seconds = line.substring(TIMES.length()).split(" ", -1);
        wall = millis(seconds[0]);
        cpu = OptionalDouble.of(millis(seconds[1]) + millis(seconds[2]));
      } else if (line.startsWith(PEAK)) {
        String kibibytes = line.substring(PEAK.length()).replace("kB", "").trim();
        peak = OptionalDouble.of(Double.parseDouble(kibibytes) / 1024);
      }
    }
    return new TimedRun(output, wall, cpu, peak);
  }

  private static double millis(String seconds) {
    // Some languages write a comma.
    return Double.parseDouble(seconds.replace(',', '.')) * 1000;
  }

  private static Optional<Path> bash() {
    return Stream.of("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
