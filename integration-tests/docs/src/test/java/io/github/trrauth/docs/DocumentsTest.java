package io.github.trrauth.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.pages.Block;
import io.github.trrauth.pages.Mark;
import io.github.trrauth.pages.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Marks, parts of files, links, and what commands within a line name. */
class DocumentsTest {
  private static final Pattern MODULES = Pattern.compile("-pl ([A-Za-z0-9,./_-]+)");
  private static final Pattern PROFILES = Pattern.compile("-P([a-z]+(?:,[a-z]+)*)");
  private static final Pattern KEY =
      Pattern.compile("(?<![.a-z])trr\\.auth\\.[a-z-]+(\\.[a-z-]+)?");
  private static final Pattern VARIABLE = Pattern.compile("TRR_AUTH_[A-Z_]+");
  private static final Pattern SCRIPT = Pattern.compile("(?:^|\\s)(\\.ci/[a-z-]+|\\./demo)");

  static List<Page> pages() {
    return Page.all();
  }

  static Stream<Block> blocks() {
    return pages().stream().flatMap(page -> page.blocks().stream());
  }

  @Test
  void pages_areAllFound() {
    assertThat(pages())
        .extracting(Page::toString)
        .contains("README.md", "docs/getting-started.md", "trr-auth-sandbox/README.md");
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void block_hasAMarkThatSaysWhoRunsIt(Block block) {
    assertThat(block.mark())
        .as("%s: put a mark before it, see package-info of this test", block)
        .isNotNull();
    if (block.is(Mark.Kind.RUN)) {
      assertThat(block.mark().argument()).as(block.place()).isIn("", "fails", "background");
    }
    if (block.is(Mark.Kind.FILE) || block.is(Mark.Kind.NOT_RUN)) {
      assertThat(block.mark().argument()).as(block.place()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_indentedCode_thereIsNone(Page page) {
    assertThat(page.indentedCode()).as("%s: fence it", page).isEmpty();
  }

  static Stream<Block> block_fromAFile_isThatPartOfTheFile() {
    return blocks().filter(block -> block.is(Mark.Kind.FROM));
  }

  @ParameterizedTest
  @MethodSource
  void block_fromAFile_isThatPartOfTheFile(Block block) throws IOException {
    assertThat(block.text()).as(block.place()).isEqualTo(Excerpt.of(block.mark().argument()));
  }

  static Stream<Block> block_runBySomethingElse_isNamedThere() {
    return blocks().filter(block -> block.is(Mark.Kind.RUN_BY));
  }

  /** Who runs a block either holds its lines, or reads them from the page. */
  @ParameterizedTest
  @MethodSource
  void block_runBySomethingElse_isNamedThere(Block block) throws IOException {
    String runner = Files.readString(Page.ROOT.resolve(block.mark().argument()));
    String page = block.place().replaceFirst(":.*", "");
    assertThat(runner.contains(page) || runner.contains(block.text().strip()))
        .as("%s names neither %s nor its command", block.mark().argument(), block)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_leadSomewhere(Page page) throws IOException {
    for (String link : page.links()) {
      if (link.matches("[a-z]+:.*")) {
        URI target = URI.create(link);
        assertThat(target.getScheme()).as("%s: %s", page, link).isEqualTo("https");
        assertThat(target.getHost()).as("%s: %s", page, link).isNotNull();
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target =
          parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
      assertThat(target).as("%s: %s", page, link).exists();
      if (parts.length == 2) {
        assertThat(Page.read(target).anchors()).as("%s: %s", page, link).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commands_nameModulesProfilesAndScriptsThatExist(Page page) throws IOException {
    Stream<String> blocks =
        page.blocks().stream().filter(block -> block.language().equals("sh")).map(Block::text);
    for (String code : Stream.concat(page.inlineCode().stream(), blocks).toList()) {
      Matcher modules = MODULES.matcher(code);
      while (modules.find()) {
        for (String module : modules.group(1).split(",", -1)) {
          assertThat(Page.ROOT.resolve(module).resolve("pom.xml"))
              .as("%s: %s", page, code)
              .exists();
        }
      }
      Matcher profiles = PROFILES.matcher(code);
      while (code.contains("mvn ") && profiles.find()) {
        for (String profile : profiles.group(1).split(",", -1)) {
          assertThat(profiles()).as("%s: %s", page, code).contains(profile);
        }
      }
      Matcher script = SCRIPT.matcher(code);
      while (script.find()) {
        assertThat(Page.ROOT.resolve(script.group(1))).as("%s: %s", page, code).exists();
      }
    }
  }

  static Stream<Block> block_ofSettings_namesNoOthers() {
    return blocks()
        .filter(block -> !block.is(Mark.Kind.RUN) && !block.is(Mark.Kind.OUTPUT))
        .filter(block -> KEY.matcher(block.text()).find() || VARIABLE.matcher(block.text()).find());
  }

  /**
   * The tables of README.md are compared with the code by a test of the core. A block may show how
   * a mistyped key is told.
   */
  @ParameterizedTest
  @MethodSource
  void block_ofSettings_namesNoOthers(Block block) throws IOException {
    List<String> keys =
        Pattern.compile("(?m)^\\| `(trr\\.auth\\.[a-z.-]+)`")
            .matcher(Files.readString(Page.ROOT.resolve("README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    List<String> variables =
        keys.stream().map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)).toList();

    assertThat(keys).isNotEmpty();
    assertThat(keys).as(block.place()).containsAll(matches(KEY, block));
    assertThat(variables).as(block.place()).containsAll(matches(VARIABLE, block));
  }

  private static List<String> matches(Pattern pattern, Block block) {
    String text = block.text().replaceAll("\\S+ is no setting of trr-auth", "");
    return pattern.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  private static List<String> profiles() throws IOException {
    try (Stream<Path> files = Files.walk(Page.ROOT, 4)) {
      return files
          .filter(file -> file.endsWith("pom.xml"))
          .flatMap(DocumentsTest::profilesIn)
          .distinct()
          .toList();
    }
  }

  private static Stream<String> profilesIn(Path pom) {
    try {
      return Pattern.compile("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([^<]+)</id>", Pattern.DOTALL)
          .matcher(Files.readString(pom))
          .results()
          .map(found -> found.group(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
