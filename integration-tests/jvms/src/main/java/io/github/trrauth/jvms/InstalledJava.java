package io.github.trrauth.jvms;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Java versions of this machine. */
public final class InstalledJava {
  private static final String HOMES = "TRR_TEST_JAVA_HOMES";
  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");
  private static final SortedMap<Integer, Path> FOUND = Collections.unmodifiableSortedMap(find());

  private InstalledJava() {}

  /**
   * Returns the {@code java} of each version: from the homes that {@code TRR_TEST_JAVA_HOMES}
   * names, the one that runs this, where {@code .ci/fetch-jres} puts them, beside the one that runs
   * this, and below {@code /usr/lib/jvm}; the first of a version counts.
   *
   * @return programs by feature version
   */
  public static SortedMap<Integer, Path> programs() {
    return FOUND;
  }

  /**
   * Says what to do where one is missing, for a test that cannot be run then.
   *
   * @param what is missing, such as {@code Java 25}
   * @return a sentence
   */
  public static String missing(String what) {
    return what
        + " is missing: run .ci/fetch-jres (8, 11, 21), install it below /usr/lib/jvm or beside the"
        + " JDK that runs this, or name its home in "
        + HOMES;
  }

  private static SortedMap<Integer, Path> find() {
    SortedMap<Integer, Path> found = new TreeMap<>();
    for (Path home : homes()) {
      Path java = home.resolve("bin/java");
      Integer version = Files.isExecutable(java) ? versionOf(java) : null;
      if (version != null) {
        found.putIfAbsent(version, java);
      }
    }
    return found;
  }

  private static Set<Path> homes() {
    Set<Path> homes = new LinkedHashSet<>();
    String named = System.getenv(HOMES);
    if (named != null) {
      Pattern.compile(Pattern.quote(File.pathSeparator))
          .splitAsStream(named)
          .map(Path::of)
          .forEach(homes::add);
    }
    Path own = Path.of(System.getProperty("java.home"));
    homes.add(own);
    homes.addAll(children(Path.of(System.getProperty("project.root", ""), ".jres")));
    homes.addAll(children(own.resolveSibling("")));
    homes.addAll(children(Path.of("/usr/lib/jvm")));
    return homes;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Integer versionOf(Path java) {
    try {
      Process process =
          new ProcessBuilder(java.toString(), "-version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(text);
      return version.find() ? Integer.valueOf(version.group(1)) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
