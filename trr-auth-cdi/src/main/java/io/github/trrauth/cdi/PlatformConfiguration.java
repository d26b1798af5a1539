package io.github.trrauth.cdi;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * System properties, and the environment with the names that MicroProfile Config 3.1 (section
 * "Environment Variables Mapping Rules") looks for: the key itself, then with every character that
 * is neither letter nor digit replaced by an underscore, then that in upper case.
 */
final class PlatformConfiguration implements Configuration {
  private final Function<String, @Nullable String> properties;
  private final Map<String, String> environment;

  PlatformConfiguration() {
    this(System::getProperty, System.getenv());
  }

  PlatformConfiguration(
      Function<String, @Nullable String> properties, Map<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  @Override
  public @Nullable String value(String key) {
    String property = properties.apply(key);
    return property == null ? variable(key) : property;
  }

  private @Nullable String variable(String key) {
    String exact = environment.get(key);
    if (exact != null) {
      return exact;
    }
    String mapped = environment.get(underscored(key));
    return mapped == null ? environment.get(variableName(key)) : mapped;
  }

  private static String underscored(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_");
  }

  /** Returns the usual name of the environment variable for a key. */
  static String variableName(String key) {
    return underscored(key).toUpperCase(Locale.ROOT);
  }

  @Override
  public Iterable<String> keys() {
    return System.getProperties().stringPropertyNames();
  }
}
