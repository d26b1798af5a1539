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
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config; the only class that names its API, which may be missing. */
final class MicroProfileConfiguration implements Configuration {
  /** Settings that any text would be right for. */
  private static final Set<String> TEXTS =
      Set.of(
          Setting.CLIENT_ID.key(), Setting.CLIENT_SECRET.key(), Setting.CLIENT_SECRET_NEXT.key());

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
      String value = found.getOptionalValue(key, String.class).orElse(null);
      return value == null ? unresolved(found, key) : value;
    } catch (NoSuchElementException | IllegalArgumentException e) {
      // Its text may quote the value, which may be a secret; a "$" in it is enough to get here.
      report(key, e.getClass().getName());
      return null;
    }
  }

  /**
   * An expression that names what is not there counts as no value at all, without a word: a default
   * would take its place. As it stands, it is a mistake of any setting that is not just a text.
   */
  private @Nullable String unresolved(Config found, String key) {
    String raw = rawIfUnresolved(found, key);
    if (raw == null || !TEXTS.contains(key)) {
      return raw;
    }
    report(key, "an expression in it names what is not set");
    return null;
  }

  private static @Nullable String rawIfUnresolved(Config found, String key) {
    try {
      ConfigValue value = found.getConfigValue(key);
      String raw = value.getRawValue();
      return value.getValue() == null && raw != null && raw.contains(EXPRESSION) ? raw : null;
    } catch (RuntimeException | LinkageError e) {
      // An implementation that knows none of this.
      return null;
    }
  }

  private void report(String key, String why) {
    if (unreadable.add(key)) {
      Log.warn(
          MessageId.SETTING_UNREADABLE, key + " is configured, but cannot be read (" + why + ")");
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
