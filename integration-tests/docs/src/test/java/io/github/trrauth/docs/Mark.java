package io.github.trrauth.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of a block: where it comes from, or who runs it. */
record Mark(Kind kind, String argument) {
  enum Kind {
    FROM,
    FILE,
    RUN,
    OUTPUT,
    RUN_BY,
    NOT_RUN;

    private String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  private static final Pattern COMMENT = Pattern.compile("<!-- ([a-z ]+?)(?:: (.+))? -->");

  /** Returns the mark that a line is, or null. */
  static Mark of(String line) {
    Matcher comment = COMMENT.matcher(line);
    if (!comment.matches()) {
      return null;
    }
    for (Kind kind : Kind.values()) {
      if (kind.text().equals(comment.group(1))) {
        return new Mark(kind, comment.group(2) == null ? "" : comment.group(2));
      }
    }
    return null;
  }
}
