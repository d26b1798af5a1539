package io.github.trrauth.it.agent;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.trrauth.jvms.InstalledJava;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A Java version to run programs on, and the machine's JVM of that version if it has one. */
final class Jvm {
  private static final List<Integer> VERSIONS = List.of(8, 11, 17, 21, 25);

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
    return InstalledJava.programs().containsKey(version);
  }

  /** Returns the program; aborts the test where the machine has no such JVM. */
  Path java() {
    Path java = InstalledJava.programs().get(version);
    if (java == null) {
      abort(InstalledJava.missing(toString()));
    }
    return java;
  }

  @Override
  public String toString() {
    return "Java " + version;
  }
}
