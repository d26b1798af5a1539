package io.github.trrauth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The configuration has mistakes: all of them, each with the key, the value (never a secret's), the
 * rule and the remedy.
 */
public final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** One text per mistake. */
  private final ArrayList<String> mistakes;

  InvalidSettingsException(List<String> mistakes) {
    super(
        MessageId.INVALID_SETTINGS.before(
            "trr-auth is not configured correctly: " + String.join("; ", mistakes)));
    this.mistakes = new ArrayList<>(mistakes);
  }

  /**
   * Returns the mistakes.
   *
   * @return one text per mistake, at least one
   */
  public List<String> mistakes() {
    return Collections.unmodifiableList(mistakes);
  }
}
