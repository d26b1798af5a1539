package io.github.trrauth.agent;

import io.github.trrauth.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the jar's name in {@code -javaagent}: {@code key=value}, separated by commas,
 * with or without the prefix of the keys.
 */
final class Arguments extends Source {
  private static final int ORDINAL = 500;

  private final Map<String, String> values = new LinkedHashMap<>();

  private Arguments() {
    super(ORDINAL);
  }

  /** Reads the arguments; what cannot be read is added to the mistakes. */
  static Arguments parse(String text, List<String> mistakes) {
    Arguments arguments = new Arguments();
    String key = null;
    int from = 0;
    while (from < text.length()) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      key = arguments.add(key, text.substring(from, end), mistakes);
      from = end + 1;
    }
    return arguments;
  }

  private @Nullable String add(@Nullable String before, String part, List<String> mistakes) {
    int equals = part.indexOf('=');
    if (equals > 0) {
      String name = part.substring(0, equals).trim();
      String key = name.startsWith(Setting.PREFIX) ? name : Setting.PREFIX + name;
      values.put(key, part.substring(equals + 1));
      return key;
    }
    if (before == null) {
      // Not quoted: it may be a secret that somebody has put here by mistake.
      mistakes.add(
          "the agent's arguments must be key=value, separated by commas, but begin with something"
              + " else: write config-file=/etc/trr-auth.properties, for example");
      return null;
    }
    // A file's name may hold a comma.
    values.put(before, values.get(before) + "," + part);
    return before;
  }

  @Override
  @Nullable String value(String key) {
    return values.get(key);
  }

  @Override
  String place(String key) {
    return "the agent's arguments";
  }

  @Override
  Set<String> keys() {
    return values.keySet();
  }
}
