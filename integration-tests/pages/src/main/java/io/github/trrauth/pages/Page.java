package io.github.trrauth.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation. Immutable. */
public final class Page {
  /** The project, from the system property {@code project.root}. */
  public static final Path ROOT =
      Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]\\[]+\\]\\(([^)\\s]+)\\)");
  private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FENCE = Pattern.compile("( *)```([a-z]*)");

  private final Path file;
  private final List<String> lines;
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> prose = new ArrayList<>();

  private Page(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
    split();
  }

  /**
   * Finds every page of the project.
   *
   * @return the pages, by name
   */
  public static List<Page> all() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
              return isOthers(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
              if (file.toString().endsWith(".md")) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().map(Page::read).collect(Collectors.toList());
  }

  /** What builds and tools leave behind may hold pages of other projects. */
  private static boolean isOthers(Path folder) {
    String name = folder.getFileName().toString();
    boolean hidden = name.startsWith(".") && !name.equals(".github");
    return !folder.equals(ROOT) && (hidden || name.equals("target"));
  }

  /**
   * Reads a page.
   *
   * @param file a file in Markdown
   * @return the page
   */
  public static Page read(Path file) {
    try {
      return new Page(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void split() {
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (!fence.matches()) {
        section = lines.get(i).startsWith("## ") ? lines.get(i).substring(3).strip() : section;
        prose.add(lines.get(i));
        continue;
      }
      int start = i;
      String indentation = fence.group(1);
      StringBuilder text = new StringBuilder();
      for (i++; !lines.get(i).equals(indentation + "```"); i++) {
        text.append(withoutStart(lines.get(i), indentation)).append('\n');
      }
      Mark mark = start == 0 ? null : Mark.of(lines.get(start - 1).strip());
      blocks.add(
          new Block(this + ":" + (start + 1), section, mark, fence.group(2), text.toString()));
    }
  }

  private static String withoutStart(String line, String start) {
    return line.startsWith(start) ? line.substring(start.length()) : line;
  }

  /**
   * Returns where it is.
   *
   * @return a path
   */
  public Path file() {
    return file;
  }

  /**
   * Returns its fenced blocks.
   *
   * @return all of them, from the top
   */
  public List<Block> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /**
   * Returns the lines that Markdown shows as code because they are indented.
   *
   * @return lines
   */
  public List<String> indentedCode() {
    List<String> found = new ArrayList<>();
    for (int i = 1; i < prose.size(); i++) {
      if (prose.get(i).startsWith("    ") && prose.get(i - 1).isBlank()) {
        found.add(prose.get(i));
      }
    }
    return found;
  }

  /**
   * Returns where its links lead.
   *
   * @return addresses and paths
   */
  public List<String> links() {
    return matches(LINK, String.join("\n", prose));
  }

  /**
   * Returns what it shows as code within a line.
   *
   * @return the pieces, without their quotes
   */
  public List<String> inlineCode() {
    return matches(INLINE, String.join("\n", prose));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /**
   * Returns the anchors of its headings, as GitHub names them.
   *
   * @return all different
   */
  public Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    for (String line : prose) {
      if (line.matches("#{1,6} .*")) {
        String title = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
        String anchor = title.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
        String name = anchor;
        for (int twin = 1; !anchors.add(name); twin++) {
          name = anchor + "-" + twin;
        }
      }
    }
    return anchors;
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }
}
