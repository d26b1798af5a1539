package io.github.trrauth.agent.cli;

/** Text made fit for a line of the output. */
final class Lines {
  private Lines() {}

  /** Replaces what would end the line, or speak to the terminal. */
  static String one(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, '?');
      }
    }
    return line.toString();
  }

  static String padded(String text, int width) {
    StringBuilder line = new StringBuilder(text);
    while (line.length() < width) {
      line.append(' ');
    }
    return line.toString();
  }
}
