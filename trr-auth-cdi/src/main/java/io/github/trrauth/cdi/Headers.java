package io.github.trrauth.cdi;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Header maps, whose keys not every implementation compares without letter case. */
final class Headers {
  private Headers() {}

  static void remove(MultivaluedMap<String, ?> headers, String name) {
    // Nearly every request has none, and needs no list of its names.
    if (!has(headers, name)) {
      return;
    }
    // Not through the key set: that of CXF's map without letter case is a copy.
    for (String present : new ArrayList<>(headers.keySet())) {
      if (name.equalsIgnoreCase(present)) {
        headers.remove(present);
      }
    }
  }

  private static boolean has(MultivaluedMap<String, ?> headers, String name) {
    for (String present : headers.keySet()) {
      if (name.equalsIgnoreCase(present)) {
        return true;
      }
    }
    return false;
  }

  static void set(MultivaluedMap<String, Object> headers, String name, Object value) {
    remove(headers, name);
    headers.putSingle(name, value);
  }

  /** Makes one map equal to another, with lists of its own. */
  static <T> void replace(MultivaluedMap<String, T> headers, Map<String, List<T>> by) {
    headers.clear();
    by.forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
  }
}
