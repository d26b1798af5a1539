package io.github.trrauth.benchmarks.startup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the many classes; the others are copies of it under other names. It has about the size and
 * the members that classes of an application have.
 */
final class Class0000 extends Sums implements Comparable<Class0000> {
  static {
    add(new Class0000("first", 1).of(new int[] {1, 2, 3}));
  }

  private final String name;
  private final int number;
  private final Map<String, Integer> known = new HashMap<>();
  private final List<String> order = new ArrayList<>();

  Class0000(String name, int number) {
    this.name = name;
    this.number = number;
    put(name, number);
  }

  static long sum() {
    return total();
  }

  String name() {
    return name;
  }

  int number() {
    return number;
  }

  void put(String key, int value) {
    if (known.put(key, value) == null) {
      order.add(key);
    }
  }

  int get(String key) {
    Integer value = known.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + key);
    }
    return value;
  }

  @Override
  long of(int[] values) {
    long sum = number;
    for (int value : values) {
      sum = sum * 31 + value;
    }
    return sum;
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>(order);
    keys.sort(null);
    return keys;
  }

  String text() {
    StringBuilder text = new StringBuilder(name).append('=').append(number);
    for (String key : order) {
      text.append(',').append(key).append('=').append(get(key));
    }
    return text.toString();
  }

  boolean isLike(Class0000 other) {
    return name.equals(other.name) && known.keySet().equals(other.known.keySet());
  }

  @Override
  public int compareTo(Class0000 other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Integer.compare(number, other.number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Class0000 same && compareTo(same) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + number;
  }

  @Override
  public String toString() {
    return text();
  }
}
