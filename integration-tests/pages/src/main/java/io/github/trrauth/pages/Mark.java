package io.github.trrauth.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a block: where it comes from, or who runs it.
 *
 * @param kind what it says
 * @param argument what stands behind the colon; empty without one
 */
public record Mark(Kind kind, String argument) {
  /** What a mark can say; the package's page has all. */
  public enum Kind {
    /** A part of a file. */
    FROM,
    /** To be saved as a file. */
    FILE,
    /** A command. */
    RUN,
    /** What the command before it prints. */
    OUTPUT,
    /** Run by a file of the project. */
    RUN_BY,
    /** Not run, for a reason. */
    NOT_RUN;

    private String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  private static final Pattern COMMENT = Pattern.compile("<!-- ([a-z ]+?)(?:: (.+))? -->");

  /** Returns the mark that a line is, or null. */
  static @Nullable Mark of(String line) {
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
