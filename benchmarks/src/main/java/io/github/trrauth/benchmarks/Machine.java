package io.github.trrauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where something is measured. */
final class Machine {
  private Machine() {}

  static void describe(Results results) {
    results.note("processor", processor());
    results.note("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    results.note("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    results.note("java", System.getProperty("java.runtime.version"));
  }

  private static String processor() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
