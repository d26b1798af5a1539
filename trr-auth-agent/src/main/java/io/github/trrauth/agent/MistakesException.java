package io.github.trrauth.agent;

import java.util.List;

/** The agent cannot be used as it is configured; the text is one line with all that is wrong. */
final class MistakesException extends Exception {
  private static final long serialVersionUID = 1L;

  MistakesException(List<String> mistakes) {
    super(oneLine(String.join("; ", mistakes)));
  }

  /** A value may hold a line break, and a forged line in a log is worse than an ugly one. */
  private static String oneLine(String text) {
    char[] line = text.toCharArray();
    for (int i = 0; i < line.length; i++) {
      if (Character.isISOControl(line[i])) {
        line[i] = ' ';
      }
    }
    return new String(line);
  }
}
