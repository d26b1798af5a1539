package io.github.trrauth.benchmarks.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the build has put the jars, seen from where this class lies. */
final class Jars {
  private static final Path TARGET = target();
  private static final Path ROOT = TARGET.resolve("../..").normalize();

  static final Path BENCHMARKS = TARGET.resolve("trr-auth-benchmarks.jar");
  static final Path TREE = TARGET.resolve("tree.txt");

  private static final Path LIBRARIES = TARGET.resolve("lib");
  private static final Path APPLICATION = ROOT.resolve("integration-tests/demo/target/application");
  private static final String OURS = "trr-auth-";

  private Jars() {}

  /** The folder of the packaged jar, which is that of the classes too. */
  private static Path target() {
    try {
      return Path.of(Jars.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The packaged jar of a module that is published. */
  static Path product(String module) {
    List<Path> found =
        in(ROOT.resolve(module).resolve("target")).stream()
            .filter(jar -> name(jar).matches(module + "-\\d[^-]*(-SNAPSHOT)?\\.jar"))
            .collect(Collectors.toList());
    if (found.size() != 1) {
      throw new IllegalStateException("one jar of " + module + " is needed, there are " + found);
    }
    return found.get(0);
  }

  static Path library(String name) {
    return LIBRARIES.resolve(name);
  }

  /** A JAX-RS application's class path, without anything of ours. */
  static List<Path> application() {
    return in(APPLICATION).stream()
        .filter(jar -> !name(jar).startsWith(OURS))
        .collect(Collectors.toList());
  }

  private static String name(Path jar) {
    return String.valueOf(jar.getFileName());
  }

  private static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).endsWith(".jar"))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
