package io.github.trrauth.benchmarks.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the build has put the jars; the working directory is the root of the tree. */
final class Jars {
  static final Path BENCHMARKS = Path.of("benchmarks/target/trr-auth-benchmarks.jar");
  static final Path TREE = Path.of("benchmarks/target/tree.txt");

  private static final Path LIBRARIES = Path.of("benchmarks/target/lib");
  private static final Path APPLICATION = Path.of("integration-tests/demo/target/application");
  private static final String OURS = "trr-auth-";

  private Jars() {}

  /** The packaged jar of a module that is published. */
  static Path product(String module) {
    List<Path> found =
        in(Path.of(module, "target")).stream()
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
