package io.github.trrauth.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Header fields in their order, names compared without regard to case. */
final class Headers {
  static final Headers NONE = new Headers(List.of());

  private final List<Map.Entry<String, String>> fields;

  private Headers(List<Map.Entry<String, String>> fields) {
    this.fields = fields;
  }

  Headers and(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(fields);
    more.add(Map.entry(name, value));
    return new Headers(List.copyOf(more));
  }

  /** These fields and the others, which take the place of those with the same name. */
  Headers overriddenBy(Headers others) {
    List<Map.Entry<String, String>> merged = new ArrayList<>();
    for (Map.Entry<String, String> field : fields) {
      if (others.all(field.getKey()).isEmpty()) {
        merged.add(field);
      }
    }
    merged.addAll(others.fields);
    return new Headers(List.copyOf(merged));
  }

  List<Map.Entry<String, String>> fields() {
    return fields;
  }

  List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> field : fields) {
      if (field.getKey().equalsIgnoreCase(name)) {
        values.add(field.getValue());
      }
    }
    return values;
  }

  /** The first value, or an empty text. */
  String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.get(0);
  }
}
