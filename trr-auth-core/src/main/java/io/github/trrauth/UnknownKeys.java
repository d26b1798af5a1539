package io.github.trrauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The search for misspelt keys. */
final class UnknownKeys {
  private static final Set<String> KNOWN =
      Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());

  private UnknownKeys() {}

  static List<String> in(Iterable<String> keys) {
    Set<String> unknown = new TreeSet<>();
    for (String key : keys) {
      if (key.startsWith(Setting.PREFIX) && !KNOWN.contains(key)) {
        unknown.add(key);
      }
    }
    List<String> warnings = new ArrayList<>();
    for (String key : unknown) {
      warnings.add(
          key + " is no setting of trr-auth and has no effect; the nearest is " + nearest(key));
    }
    return warnings;
  }

  private static String nearest(String key) {
    String best = Setting.CLIENT_ID.key();
    int bestDistance = Integer.MAX_VALUE;
    for (Setting setting : Setting.values()) {
      int distance = distance(key, setting.key());
      if (distance < bestDistance) {
        best = setting.key();
        bestDistance = distance;
      }
    }
    return best;
  }

  /** The Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
