package io.github.trrauth.benchmarks.startup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What the kernel says of this process's memory, found with as few classes as can be. */
final class PeakMemory {
  /** What the line begins with. */
  private static final String LINE = "VmHWM:";

  private PeakMemory() {}

  /** Prints the line, if this system has it: {@code VmHWM: 41234 kB}. */
  static void print() {
    byte[] bytes = new byte[8192];
    int length;
    try (InputStream in = new FileInputStream("/proc/self/status")) {
      length = in.read(bytes);
    } catch (IOException e) {
      return;
    }
    String status = new String(bytes, 0, Math.max(0, length), ISO_8859_1);
    int from = status.indexOf(LINE);
    if (from >= 0) {
      System.out.println(status.substring(from, status.indexOf('\n', from)));
    }
  }
}
