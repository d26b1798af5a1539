package io.github.trrauth.it.agent;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java version to run programs on, and the machine's JVM of that version if it has one. */
final class Jvm {
  private static final List<Integer> VERSIONS = List.of(8, 11, 17, 21, 25);
  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");
  private static final Map<Integer, Path> FOUND = find();

  private final int version;

  private Jvm(int version) {
    this.version = version;
  }

  /** Every version that the agent is made for, or for a quick run those in -Djvms=8,17. */
  static List<Jvm> all() {
    List<String> wanted = List.of(System.getProperty("jvms", "").split(",", -1));
    return VERSIONS.stream()
        .filter(version -> wanted.contains("") || wanted.contains(version.toString()))
        .map(Jvm::new)
        .collect(Collectors.toList());
  }

  static Jvm of(int version) {
    return new Jvm(version);
  }

  int version() {
    return version;
  }

  boolean isThere() {
    return FOUND.containsKey(version);
  }

  /** Returns the program; aborts the test where the machine has no such JVM. */
  Path java() {
    Path java = FOUND.get(version);
    if (java == null) {
      abort(
          "Java "
              + version
              + " is missing: run .ci/fetch-jres (8, 11, 21), install it below /usr/lib/jvm, or"
              + " name its home in TRR_TEST_JAVA_HOMES");
    }
    return java;
  }

  @Override
  public String toString() {
    return "Java " + version;
  }

  private static Map<Integer, Path> find() {
    Set<Path> homes = new LinkedHashSet<>();
    String named = System.getenv("TRR_TEST_JAVA_HOMES");
    if (named != null) {
      for (String home : named.split(Pattern.quote(File.pathSeparator), -1)) {
        homes.add(Path.of(home));
      }
    }
    homes.add(Path.of(System.getProperty("java.home")));
    homes.addAll(children(Path.of(System.getProperty("project.root"), ".jres")));
    homes.addAll(children(Path.of("/usr/lib/jvm")));
    Map<Integer, Path> found = new TreeMap<>();
    for (Path home : homes) {
      Path java = home.resolve("bin/java");
      Integer version = Files.isExecutable(java) ? versionOf(java) : null;
      if (version != null) {
        found.putIfAbsent(version, java);
      }
    }
    return found;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return new ArrayList<>(children.sorted().collect(Collectors.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Integer versionOf(Path java) {
    Matcher version = VERSION.matcher(Program.with(java).option("-version").run().err());
    return version.find() ? Integer.valueOf(version.group(1)) : null;
  }
}
