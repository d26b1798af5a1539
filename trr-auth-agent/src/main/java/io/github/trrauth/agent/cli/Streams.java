package io.github.trrauth.agent.cli;

import java.io.InputStream;
import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/** Where a command reads and writes, and whether a person looks at what it writes. */
final class Streams {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  static Streams ofTheProcess() {
    return new Streams(System.in, System.out, System.err, Terminal.isStdout());
  }

  InputStream in() {
    return in;
  }

  PrintStream out() {
    return out;
  }

  /** Says something on stderr, marked as the agent marks its lines. */
  void complain(String line) {
    err.println("trr-auth: " + line);
  }

  /** Says something on stderr as it is. */
  void aside(String line) {
    err.println(line);
  }

  boolean isTerminal() {
    return terminal;
  }

  /** For stdout alone: what stands on stderr has no colours. */
  Ansi colours() {
    // Picocli's choice honours NO_COLOR, but can also be made to colour what goes into a file.
    return terminal && Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF;
  }
}
