package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message has its row in the documentation, and each row its message. */
class MessagesDocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/messages.md");
  private static final Pattern CODE = Pattern.compile("TRR-[0-9]+");

  @Test
  void page_rows_areWhatTheCatalogueSays() throws IOException {
    List<String> rows =
        Arrays.stream(MessageId.values())
            .map(MessagesDocumentationTest::row)
            .collect(Collectors.toList());

    assertThat(
            Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `TRR-"))
                .collect(Collectors.toList()))
        .isEqualTo(rows);
  }

  private static String row(MessageId id) {
    return "| `%s` | `%s` | %s | %s |".formatted(id.code(), id.text(), id.cause(), id.remedy());
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
        Stream<Path> root = Files.list(ROOT)) {
      return Stream.concat(root, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void ids_inAnyPage_areInTheCatalogue(Path page) throws IOException {
    List<String> known =
        Arrays.stream(MessageId.values()).map(MessageId::code).collect(Collectors.toList());

    assertThat(CODE.matcher(Files.readString(page)).results().map(MatchResult::group))
        .isSubsetOf(known);
  }

  @Test
  void codes_areDifferentAndHaveThreeDigits() {
    assertThat(Arrays.stream(MessageId.values()).map(MessageId::code))
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(code -> code.matches("TRR-\\d{3}"));
  }
}
