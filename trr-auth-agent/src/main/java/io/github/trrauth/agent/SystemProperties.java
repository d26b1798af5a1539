package io.github.trrauth.agent;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JVM's system properties, read anew each time. */
final class SystemProperties extends Source {
  private static final int ORDINAL = 400;

  SystemProperties() {
    super(ORDINAL);
  }

  @Override
  @Nullable String value(String key) {
    return System.getProperty(key);
  }

  @Override
  String place(String key) {
    return "system property";
  }

  @Override
  Set<String> keys() {
    return System.getProperties().stringPropertyNames();
  }
}
