package io.github.trrauth.agent;

import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import java.io.IOException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings as MicroProfile Config would find them, without MicroProfile Config, which is too
 * large for the start of a JVM: the agent's arguments, then system properties, environment, the
 * agent's properties file and {@code META-INF/microprofile-config.properties} on the class path.
 *
 * <p>Expressions and profiles are not supported. Safe for use by several threads.
 */
public final class AgentSettings implements Function<String, @Nullable String> {
  private static final String RESOURCE = "META-INF/microprofile-config.properties";

  private final List<String> mistakes = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();

  private AgentSettings(String arguments, Environment environment, ClassLoader classPath) {
    sources.add(Arguments.parse(arguments, mistakes));
    sources.add(new SystemProperties());
    sources.add(environment);
    addClassPath(classPath);
    sort();
    addFile();
    sort();
  }

  /**
   * Finds the places where settings are configured; mistakes among them are kept for {@link
   * #check}.
   *
   * @param arguments what follows the jar's name and {@code =} in {@code -javaagent}, or an empty
   *     text
   * @param classPath where {@code META-INF/microprofile-config.properties} is looked for
   * @return settings that have not been checked
   */
  public static AgentSettings of(String arguments, ClassLoader classPath) {
    return of(arguments, new Environment(System.getenv()), classPath);
  }

  static AgentSettings of(String arguments, Environment environment, ClassLoader classPath) {
    return new AgentSettings(arguments, environment, classPath);
  }

  /** Returns the value of a key from the first source that has it, or null. */
  @Override
  public @Nullable String apply(String key) {
    for (Source source : sources) {
      String value = source.value(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /**
   * Says where the value of a key comes from.
   *
   * @param key a key with its prefix
   * @return the place in words, or null if the key has no value
   */
  public @Nullable String placeOf(String key) {
    for (Source source : sources) {
      if (source.value(key) != null) {
        return source.place(key);
      }
    }
    return null;
  }

  /**
   * Reads and checks the settings.
   *
   * @return the settings, in which there is no mistake
   * @throws MistakesException with every mistake at once
   */
  public Settings check() throws MistakesException {
    Settings settings = null;
    try {
      settings = Settings.read(this);
    } catch (InvalidSettingsException e) {
      mistakes.addAll(e.mistakes());
    }
    if (settings != null && (mistakes.isEmpty() || !settings.enabled())) {
      return settings;
    }
    // A misspelt key is what most often makes another one "missing".
    mistakes.addAll(unknownKeys());
    throw new MistakesException(mistakes);
  }

  /**
   * Names the keys that look like settings and are none.
   *
   * @return a warning per key, which does not hold its value; empty if there is no such key
   */
  public List<String> unknownKeys() {
    Set<String> unknown = new LinkedHashSet<>();
    for (Source source : sources) {
      for (String key : source.keys()) {
        if (key.startsWith(Setting.PREFIX) && !isKnown(key)) {
          unknown.add(key);
        }
      }
    }
    // The core's own search loads much that nobody needs as long as all keys are right.
    return unknown.isEmpty() ? Collections.<String>emptyList() : Settings.unknownKeys(unknown);
  }

  private static boolean isKnown(String key) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private void addClassPath(ClassLoader classPath) {
    try {
      Enumeration<URL> resources = classPath.getResources(RESOURCE);
      while (resources.hasMoreElements()) {
        sources.add(PropertiesSource.classPath(resources.nextElement()));
      }
    } catch (IOException e) {
      mistakes.add(RESOURCE + " on the class path cannot be read (" + e + "): mend or remove it");
    }
  }

  private void addFile() {
    String name = apply(Setting.CONFIG_FILE.key());
    if (name == null || name.trim().isEmpty()) {
      return;
    }
    try {
      sources.add(PropertiesSource.file(name.trim()));
    } catch (IOException | InvalidPathException e) {
      mistakes.add(
          Setting.CONFIG_FILE.key()
              + " must be "
              + Setting.CONFIG_FILE.range()
              + ", was \""
              + name.trim()
              + "\": check the path and who may read it ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }

  private void sort() {
    Collections.sort(sources, HIGHEST_FIRST);
  }

  @SuppressWarnings("UnnecessaryLambda") // A lambda costs start-up time.
  private static final Comparator<Source> HIGHEST_FIRST =
      new Comparator<Source>() {
        @Override
        public int compare(Source one, Source other) {
          return Integer.compare(other.ordinal(), one.ordinal());
        }
      };
}
