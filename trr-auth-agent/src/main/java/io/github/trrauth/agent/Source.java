package io.github.trrauth.agent;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where settings are configured: what MicroProfile Config calls a {@code ConfigSource}.
 *
 * <p>Where two places configure the same key, the one with the higher ordinal wins.
 */
abstract class Source {
  private static final String ORDINAL_KEY = "config_ordinal";

  private final int defaultOrdinal;

  Source(int defaultOrdinal) {
    this.defaultOrdinal = defaultOrdinal;
  }

  /** Returns the value of a key at this moment, or null if this place has none. */
  abstract @Nullable String value(String key);

  /** Returns the keys that can be told to be configured here. */
  abstract Set<String> keys();

  /** Says in words where a key that has a value here is configured. */
  abstract String place(String key);

  /** Returns the ordinal, which a place can set itself through the key {@code config_ordinal}. */
  final int ordinal() {
    String own = value(ORDINAL_KEY);
    if (own != null) {
      try {
        return Integer.parseInt(own.trim());
      } catch (NumberFormatException e) {
        // MicroProfile Config falls back as well.
      }
    }
    return defaultOrdinal;
  }
}
