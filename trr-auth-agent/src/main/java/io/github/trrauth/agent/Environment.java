package io.github.trrauth.agent;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables, found by MicroProfile Config's rule: the key as it is, then with an
 * underscore for all but letters and digits, then that in upper case.
 */
final class Environment extends Source {
  private static final int ORDINAL = 300;

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    super(ORDINAL);
    this.variables = variables;
  }

  @Override
  @Nullable String value(String key) {
    return variables.get(name(key));
  }

  @Override
  String place(String key) {
    return "environment variable " + name(key);
  }

  /** Returns the name under which a key is set, or the last one that was looked for. */
  private String name(String key) {
    if (variables.containsKey(key)) {
      return key;
    }
    String name = withUnderscores(key);
    return variables.containsKey(name) ? name : name.toUpperCase(Locale.ROOT);
  }

  private static String withUnderscores(String key) {
    char[] name = key.toCharArray();
    for (int i = 0; i < name.length; i++) {
      if (!isAlphanumeric(name[i])) {
        name[i] = '_';
      }
    }
    return new String(name);
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Returns nothing: a variable's name does not tell which key it stands for. */
  @Override
  Set<String> keys() {
    return Collections.emptySet();
  }
}
