package io.github.trrauth.benchmarks.size;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who brings which jar, as {@code mvn dependency:tree -Dverbose} says. */
final class DependencyTree {
  /**
   * Each level is indented by three characters; in parentheses stands what stands elsewhere too.
   */
  private static final Pattern LINE =
      Pattern.compile("([| +\\\\-]*)(\\(?)([\\w.-]+:[\\w.-]+):(?:jar|pom):([\\w.-]+).*");

  private static final int INDENT = 3;

  private final Map<String, Set<String>> brings = new LinkedHashMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();

  private DependencyTree() {}

  static DependencyTree parse(List<String> lines) {
    DependencyTree tree = new DependencyTree();
    Deque<String> path = new ArrayDeque<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not a line of a dependency tree: " + line);
      }
      String artifact = matcher.group(3);
      while (path.size() > matcher.group(1).length() / INDENT) {
        path.removeLast();
      }
      if (!path.isEmpty()) {
        tree.brings.computeIfAbsent(path.getLast(), key -> new LinkedHashSet<>()).add(artifact);
      }
      if (matcher.group(2).isEmpty()) {
        tree.versions.put(artifact, matcher.group(4));
      }
      path.addLast(artifact);
    }
    return tree;
  }

  /**
   * Returns the names of all jars that an artifact needs.
   *
   * @param artifact its group and its name
   * @return its own and those that it brings, in the versions that were chosen
   */
  Collection<String> jars(String artifact) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(artifact));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (found.add(next)) {
        open.addAll(brings.getOrDefault(next, Set.of()));
      }
    }
    return found.stream().map(this::jar).collect(Collectors.toList());
  }

  private String jar(String artifact) {
    String version = versions.get(artifact);
    if (version == null) {
      throw new IllegalArgumentException("not in the tree: " + artifact);
    }
    return artifact.substring(artifact.indexOf(':') + 1) + "-" + version + ".jar";
  }
}
