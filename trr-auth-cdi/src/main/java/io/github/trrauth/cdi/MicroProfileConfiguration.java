package io.github.trrauth.cdi;

import io.github.trrauth.MessageId;
import io.github.trrauth.Setting;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config; the only class that names its API, which may be missing. */
final class MicroProfileConfiguration implements Configuration {
  private final Supplier<@Nullable Config> config;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  private MicroProfileConfiguration(Supplier<@Nullable Config> config) {
    this.config = config;
  }

  /** Finds the configuration now: later, on another thread, it could be another application's. */
  static Configuration current() {
    Config found = ConfigProvider.getConfig();
    return new MicroProfileConfiguration(() -> found);
  }

  /** Finds the configuration anew each time, since holding it would keep the loader alive. */
  static Configuration of(ClassLoader loader) {
    WeakReference<ClassLoader> weak = new WeakReference<>(loader);
    ConfigProvider.getConfig(loader);
    return new MicroProfileConfiguration(
        () -> {
          ClassLoader alive = weak.get();
          return alive == null ? null : ConfigProvider.getConfig(alive);
        });
  }

  @Override
  public @Nullable String value(String key) {
    Config found = config.get();
    if (found == null) {
      return null;
    }
    try {
      return found.getOptionalValue(key, String.class).orElse(null);
    } catch (NoSuchElementException | IllegalArgumentException e) {
      // Its text may quote the value, which may be a secret; a "$" in it is enough to get here.
      if (unreadable.add(key)) {
        Log.warn(
            MessageId.SETTING_UNREADABLE,
            key + " is configured, but cannot be read (" + e.getClass().getName() + ")");
      }
      return null;
    }
  }

  @Override
  public Iterable<String> keys() {
    Config found = config.get();
    List<String> keys = new ArrayList<>();
    if (found != null) {
      found.getPropertyNames().forEach(keys::add);
      keys.removeIf(key -> isGuessed(key, System.getenv()));
    }
    return keys;
  }

  /** SmallRye names a key for each variable, where it must guess what the underscores stand for. */
  static boolean isGuessed(String key, Map<String, String> environment) {
    String variable = PlatformConfiguration.variableName(key);
    return environment.containsKey(variable)
        && Arrays.stream(Setting.values())
            .map(setting -> PlatformConfiguration.variableName(setting.key()))
            .anyMatch(variable::equals);
  }
}
