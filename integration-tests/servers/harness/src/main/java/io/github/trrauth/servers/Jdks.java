package io.github.trrauth.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java installations of this machine, for runtimes that need a newer one than this. */
public final class Jdks {
  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

  private Jdks() {}

  /**
   * Finds the {@code java} of the newest version: among the homes that {@code TRR_TEST_JAVA_HOMES}
   * names, beside the one that runs this, and where {@code .ci/fetch-jres} puts them.
   *
   * @param atLeast the oldest version that will do
   * @return the program, or empty if there is none
   */
  public static Optional<Path> java(int atLeast) {
    int best = atLeast - 1;
    Path found = null;
    for (Path home : homes()) {
      Path java = home.resolve("bin/java");
      int version = Files.isExecutable(java) ? versionOf(java) : 0;
      if (version > best) {
        best = version;
        found = java;
      }
    }
    return Optional.ofNullable(found);
  }

  private static Set<Path> homes() {
    Set<Path> homes = new LinkedHashSet<>();
    String named = System.getenv("TRR_TEST_JAVA_HOMES");
    if (named != null) {
      Pattern.compile(Pattern.quote(File.pathSeparator))
          .splitAsStream(named)
          .map(Path::of)
          .forEach(homes::add);
    }
    Path own = Path.of(System.getProperty("java.home"));
    homes.add(own);
    homes.addAll(children(own.resolveSibling(".")));
    homes.addAll(children(Path.of(System.getProperty("project.root", ""), ".jres")));
    return homes;
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

  private static int versionOf(Path java) {
    try {
      Process process =
          new ProcessBuilder(java.toString(), "-version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(text);
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
