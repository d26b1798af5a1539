package io.github.trrauth.agent.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** What is right and what is wrong, a line each on stdout. */
final class Verdicts {
  private final Streams streams;

  Verdicts(Streams streams) {
    this.streams = streams;
  }

  void ok(String line) {
    print(Style.fg_green, "ok", line);
  }

  void warning(String line) {
    print(Style.fg_yellow, "warning", line);
  }

  void wrong(String line) {
    print(Style.fg_red, "wrong", line);
  }

  private void print(Style colour, String verdict, String line) {
    boolean coloured = streams.colours() == Ansi.ON;
    String shown = coloured ? colour.on() + verdict + colour.off() : verdict;
    String space = "         ".substring(verdict.length());
    streams.out().println(shown + space + line);
  }
}
