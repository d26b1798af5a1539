package io.github.trrauth.cdi;

import io.github.trrauth.MessageId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An application's configuration: MicroProfile Config where there is one, else system properties
 * and the environment.
 */
interface Configuration {
  /** How an expression begins; a value that holds one could not be resolved. */
  String EXPRESSION = "${";

  /** Returns the value as it is now, or null if there is none or it cannot be read. */
  @Nullable String value(String key);

  /** Returns the keys that are set, as far as they can be known. */
  Iterable<String> keys();

  /** Returns the configuration of the application that runs on this thread, and holds on to it. */
  static Configuration current() {
    return microProfileOr(() -> MicroProfileConfiguration.current());
  }

  /** Returns the configuration of the application that a loader loads, without holding on to it. */
  static Configuration of(ClassLoader loader) {
    return microProfileOr(() -> MicroProfileConfiguration.of(loader));
  }

  private static Configuration microProfileOr(Supplier<Configuration> microProfile) {
    try {
      return microProfile.get();
    } catch (NoClassDefFoundError | IllegalStateException e) {
      // The API is not there, or is there alone: neither is required.
      return new PlatformConfiguration();
    } catch (LinkageError e) {
      Log.warn(
          MessageId.CONFIG_UNUSABLE,
          "MicroProfile Config is there but cannot be used, system properties are: " + e);
      return new PlatformConfiguration();
    }
  }
}
