package io.github.trrauth.cdi;

import java.util.Map;

/** A configuration that consists of a map. */
final class FixedConfiguration implements Configuration {
  private final Map<String, String> values;

  private FixedConfiguration(Map<String, String> values) {
    this.values = values;
  }

  static FixedConfiguration of(Map<String, String> values) {
    return new FixedConfiguration(values);
  }

  @Override
  public String value(String key) {
    return values.get(key);
  }

  @Override
  public Iterable<String> keys() {
    return values.keySet();
  }
}
