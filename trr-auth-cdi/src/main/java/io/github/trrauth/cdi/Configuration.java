package io.github.trrauth.cdi;

import org.jspecify.annotations.Nullable;

/**
 * An application's configuration: MicroProfile Config where there is one, else system properties
 * and the environment.
 */
interface Configuration {
  /** Returns the value as it is now, or null if there is none or it cannot be read. */
  @Nullable String value(String key);

  /** Returns the keys that are set, as far as they can be known. */
  Iterable<String> keys();

  /** Returns the configuration of the application that runs on this thread, and holds on to it. */
  static Configuration current() {
    try {
      return MicroProfileConfiguration.current();
    } catch (LinkageError | IllegalStateException e) {
      // Neither the API nor, where the API is there alone, an implementation is required.
      return new PlatformConfiguration();
    }
  }

  /** Returns the configuration of the application that a loader loads, without holding on to it. */
  static Configuration of(ClassLoader loader) {
    try {
      return MicroProfileConfiguration.of(loader);
    } catch (LinkageError | IllegalStateException e) {
      return new PlatformConfiguration();
    }
  }
}
