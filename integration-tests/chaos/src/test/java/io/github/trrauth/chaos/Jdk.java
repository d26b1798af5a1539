package io.github.trrauth.chaos;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Another Java version of this machine. */
final class Jdk {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private Jdk() {}

  /** Finds a version's program; aborts the test where the machine has none. */
  static Path java(int version) {
    for (Path home : homes()) {
      Path java = home.resolve("bin/java");
      if (Files.isExecutable(java) && version == version(home)) {
        return java;
      }
    }
    return abort(
        "JDK "
            + version
            + " is missing: install it below /usr/lib/jvm, or name its home in"
            + " TRR_TEST_JAVA_HOMES");
  }

  private static List<Path> homes() {
    List<Path> homes = new ArrayList<>();
    String named = System.getenv("TRR_TEST_JAVA_HOMES");
    if (named != null) {
      Pattern.compile(Pattern.quote(File.pathSeparator))
          .splitAsStream(named)
          .map(Path::of)
          .forEach(homes::add);
    }
    homes.add(Path.of(System.getProperty("java.home")));
    homes.addAll(children(Path.of(System.getProperty("project.root"), ".jres")));
    homes.addAll(children(Path.of("/usr/lib/jvm")));
    return homes;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
