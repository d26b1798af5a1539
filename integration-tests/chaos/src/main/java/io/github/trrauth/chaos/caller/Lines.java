package io.github.trrauth.chaos.caller;

import java.io.PrintStream;

/** What the program says, one fact a line; for many threads. */
final class Lines {
  private final PrintStream out;

  Lines(PrintStream out) {
    this.out = out;
  }

  void call(int number, long from, long to, String result) {
    say("call " + number + " " + from + " " + to + " " + result);
  }

  void event(long tick, String event) {
    say("event " + tick + " " + event);
  }

  synchronized void say(String line) {
    out.print(line + "\n");
  }

  synchronized void flush() {
    out.flush();
  }
}
