package io.github.trrauth.agent.cli;

import java.util.ArrayList;
import java.util.List;

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

  /** Breaks a text at its spaces. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static String padded(String text, int width) {
    StringBuilder line = new StringBuilder(text);
    while (line.length() < width) {
      line.append(' ');
    }
    return line.toString();
  }
}
