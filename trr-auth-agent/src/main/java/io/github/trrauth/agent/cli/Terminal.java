package io.github.trrauth.agent.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/** The question whether what is written to stdout is shown on a screen. */
final class Terminal {
  private static final Path STDOUT = Paths.get("/proc/self/fd/1");

  private Terminal() {}

  /**
   * Asks Linux, which knows of stdout alone, and elsewhere the JDK, whose console there is only
   * with a stdin that is a terminal as well.
   */
  static boolean isStdout() {
    try {
      return isDevice(Files.readSymbolicLink(STDOUT).toString());
    } catch (IOException | UnsupportedOperationException e) {
      return isInteractive(System.console());
    }
  }

  static boolean isDevice(String file) {
    return file.startsWith("/dev/pts/")
        || file.startsWith("/dev/tty")
        || file.equals("/dev/console");
  }

  private static boolean isInteractive(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console without a terminal, too.
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
