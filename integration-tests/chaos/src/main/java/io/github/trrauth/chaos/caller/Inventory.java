package io.github.trrauth.chaos.caller;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** What the JVM holds at this moment, after a garbage collection. */
final class Inventory {
  private static final int COLLECTIONS = 3;

  private Inventory() {}

  /** {@code count THREADS OURS DESCRIPTORS BYTES}; -1 descriptors where the system counts none. */
  static String take() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    long ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("trr-auth"))
            .count();
    return String.format(
        "count %d %d %d %d",
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ours,
        descriptors(),
        runtime.totalMemory() - runtime.freeMemory());
  }

  private static long descriptors() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : -1;
  }
}
