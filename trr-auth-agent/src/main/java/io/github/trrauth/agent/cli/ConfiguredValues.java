package io.github.trrauth.agent.cli;

import io.github.trrauth.Setting;
import io.github.trrauth.agent.AgentSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The settings that have a value: key, value and place, a line each. */
final class ConfiguredValues {
  /** As long for a short secret as for a long one. */
  private static final String MASK = "********";

  private static final int WIDEST_VALUE = 40;

  private final List<String[]> rows = new ArrayList<>();

  ConfiguredValues(AgentSettings configured) {
    Set<String> secrets = new HashSet<>();
    for (Setting setting : Setting.values()) {
      String value = configured.apply(setting.key());
      if (value != null && isSecret(setting)) {
        secrets.add(value.trim());
      }
    }
    for (Setting setting : Setting.values()) {
      String value = configured.apply(setting.key());
      String place = configured.placeOf(setting.key());
      if (value != null && place != null) {
        rows.add(new String[] {setting.key(), shown(setting, value.trim(), secrets), place});
      }
    }
  }

  private static boolean isSecret(Setting setting) {
    return setting == Setting.CLIENT_SECRET || setting == Setting.CLIENT_SECRET_NEXT;
  }

  private static String shown(Setting setting, String value, Set<String> secrets) {
    if (value.isEmpty()) {
      return "(blank, which counts as none)";
    }
    // A secret that has been put in a wrong place as well, or into a URL.
    boolean hidden = secrets.contains(value) || mayHoldPassword(setting, value);
    return hidden ? MASK : Lines.one(value);
  }

  private static boolean mayHoldPassword(Setting setting, String value) {
    return (setting == Setting.BASE_URL || setting == Setting.TOKEN_URL)
        && (value.indexOf('@') >= 0 || value.indexOf('?') >= 0 || value.indexOf('#') >= 0);
  }

  void print(PrintStream out) {
    int keyWidth = width(0, Integer.MAX_VALUE);
    int valueWidth = width(1, WIDEST_VALUE);
    for (String[] row : rows) {
      out.println(
          Lines.padded(row[0], keyWidth)
              + "  "
              + Lines.padded(row[1], valueWidth)
              + "  "
              + Lines.one(row[2]));
    }
    if (!rows.isEmpty()) {
      out.println();
    }
  }

  private int width(int column, int limit) {
    int width = 0;
    for (String[] row : rows) {
      width = row[column].length() > limit ? width : Math.max(width, row[column].length());
    }
    return width;
  }
}
