package io.github.trrauth.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vendor's data: its own settings, {@value #CONSIGNMENTS} consignments and some items. */
final class Documents {
  static final int CONSIGNMENTS = 200;
  static final int ITEMS = 50;

  private final Map<String, Object> vendor = new LinkedHashMap<>();
  private final List<Map<String, Object>> consignments = new ArrayList<>();
  private final List<Map<String, Object>> items = new ArrayList<>();

  Documents() {
    reset();
  }

  final void reset() {
    Map<String, Object> preferences = new LinkedHashMap<>();
    preferences.put("email_enabled", true);
    preferences.put("webhook_enabled", true);
    vendor.clear();
    vendor.put("type", "business");
    vendor.put("webhook_url", "https://hooks.example/trr");
    vendor.put("preferences", preferences);
    consignments.clear();
    for (int id = 1; id <= CONSIGNMENTS; id++) {
      Map<String, Object> consignment = new LinkedHashMap<>();
      consignment.put("id", Integer.toString(id));
      consignment.put("state", "open");
      consignments.add(consignment);
    }
    items.clear();
    for (int id = 1; id <= ITEMS; id++) {
      addItem(Integer.toString(1 + id % CONSIGNMENTS), Map.of("title", "Item " + id));
    }
  }

  Map<String, Object> vendor() {
    return vendor;
  }

  List<Map<String, Object>> consignments() {
    return consignments;
  }

  List<Map<String, Object>> items() {
    return items;
  }

  boolean hasConsignment(String id) {
    return consignments.stream().anyMatch(consignment -> id.equals(consignment.get("id")));
  }

  /** The item with the id, or an empty map. */
  Map<String, Object> item(String id) {
    return items.stream().filter(item -> id.equals(item.get("id"))).findFirst().orElse(Map.of());
  }

  final Map<String, Object> addItem(String consignment, Map<String, Object> content) {
    Map<String, Object> item = new LinkedHashMap<>(content);
    item.put("id", Integer.toString(items.size() + 1));
    item.put("consignment_id", consignment);
    items.add(item);
    return item;
  }

  /**
   * Changes the members that are named and keeps the others (RFC 7396, one level of objects deep).
   *
   * @throws IllegalArgumentException when a member would change its type; nothing is changed then
   */
  Map<String, Object> merge(Map<String, Object> document, Map<String, Object> change) {
    change.forEach((name, value) -> checkType(name, document.get(name), value));
    change.forEach(
        (name, value) -> {
          Object old = document.get(name);
          if (old instanceof Map) {
            document.put(name, merged((Map<?, ?>) old, (Map<?, ?>) value));
          } else if (!name.equals("id")) {
            document.put(name, value);
          }
        });
    return document;
  }

  private static Map<Object, Object> merged(Map<?, ?> old, Map<?, ?> change) {
    Map<Object, Object> merged = new LinkedHashMap<>(old);
    merged.putAll(change);
    return merged;
  }

  private static void checkType(String name, @Nullable Object old, Object value) {
    boolean text = !(old instanceof String) || value instanceof String || value == Json.NULL;
    boolean object = !(old instanceof Map) || value instanceof Map;
    if (!text || !object) {
      throw new IllegalArgumentException(name + " has the wrong type.");
    }
  }
}
