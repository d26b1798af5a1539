package io.github.trrauth.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The agent cannot be used as it is configured; the text is one line with all that is wrong. */
public final class MistakesException extends Exception {
  private static final long serialVersionUID = 1L;

  /** One text per mistake, as it came. */
  private final ArrayList<String> mistakes;

  MistakesException(List<String> mistakes) {
    super(oneLine(String.join("; ", mistakes)));
    this.mistakes = new ArrayList<>(mistakes);
  }

  /**
   * Returns the mistakes.
   *
   * @return one text of one line per mistake, at least one; the value of a secret is in none
   */
  public List<String> mistakes() {
    List<String> lines = new ArrayList<>();
    for (String mistake : mistakes) {
      lines.add(oneLine(mistake));
    }
    return Collections.unmodifiableList(lines);
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
