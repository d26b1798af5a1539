package io.github.trrauth.docs;

import io.github.trrauth.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A part of a file between {@code tag::NAME[]} and {@code end::NAME[]}, or several of a name. */
final class Excerpt {
  private static final Pattern LITERAL = Pattern.compile("\\s*\\+? ?\"((?:[^\"\\\\]|\\\\.)*)\",?");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([a-z0-9.-]+)}");

  private Excerpt() {}

  /**
   * Returns a part of a file as a page shows it: without its indentation, with the versions that
   * the parent's pom gives to properties, and of Java texts that stand line by line the texts.
   *
   * @param reference {@code FILE#TAG} or {@code FILE}, from the root of the project
   */
  static String of(String reference) throws IOException {
    String[] parts = reference.split("#", 2);
    List<String> lines = Files.readAllLines(Page.ROOT.resolve(parts[0]));
    List<String> part = parts.length == 1 ? lines : tagged(lines, parts[1]);
    if (part.isEmpty()) {
      throw new IllegalArgumentException("nothing is there: " + reference);
    }
    if (part.stream().allMatch(line -> LITERAL.matcher(line).matches())) {
      part = part.stream().map(Excerpt::literal).collect(Collectors.toList());
    }
    // Between two parts of a tag there is one empty line at most, and none around the whole.
    return String.join("\n", part)
            .stripTrailing()
            .stripIndent()
            .strip()
            .replaceAll("\n{3,}", "\n\n")
        + "\n";
  }

  private static List<String> tagged(List<String> lines, String tag) throws IOException {
    List<String> part = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.contains("tag::") || line.contains("end::")) {
        inside =
            inside ? !line.contains("end::" + tag + "[]") : line.contains("tag::" + tag + "[]");
      } else if (inside) {
        part.add(withVersions(line));
      }
    }
    return part;
  }

  private static String literal(String line) {
    Matcher matcher = LITERAL.matcher(line);
    return matcher.matches() ? matcher.group(1).translateEscapes() : line;
  }

  private static String withVersions(String line) throws IOException {
    Matcher property = PROPERTY.matcher(line);
    return property.find()
        ? property.replaceAll(Matcher.quoteReplacement(version(property.group(1))))
        : line;
  }

  /** Releases are what users depend on. */
  private static String version(String property) throws IOException {
    String pom = Files.readString(Page.ROOT.resolve("pom.xml"));
    String element = property.equals("project.version") ? "version" : property;
    Matcher value = Pattern.compile("<" + Pattern.quote(element) + ">([^<]+)</").matcher(pom);
    return value.find() ? value.group(1).replace("-SNAPSHOT", "") : "${" + property + "}";
  }
}
