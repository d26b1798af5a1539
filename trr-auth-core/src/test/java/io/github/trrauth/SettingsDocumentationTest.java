package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsDocumentationTest {
  private static final Path README = Path.of("..", "README.md");

  @ParameterizedTest
  @EnumSource(Setting.Group.class)
  void readme_tableOfSettings_isWhatTheEnumSays(Setting.Group group) throws IOException {
    List<String> rows =
        Arrays.stream(Setting.values())
            .filter(setting -> setting.group() == group)
            .map(SettingsDocumentationTest::row)
            .collect(Collectors.toList());

    assertThat(rowsOf(group)).isEqualTo(rows);
  }

  private static String row(Setting setting) {
    String value = setting.defaultValue() == null ? "none" : "`" + setting.defaultValue() + "`";
    return "| `%s` | %s | %s | %s |"
        .formatted(setting.key(), value, setting.range(), setting.text());
  }

  /** The rows of the table below the marker of the group. */
  private static List<String> rowsOf(Setting.Group group) throws IOException {
    String marker = "<!-- settings: " + group.name().toLowerCase(java.util.Locale.ROOT) + " -->";
    return Files.readAllLines(README).stream()
        .dropWhile(line -> !line.equals(marker))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .filter(line -> line.startsWith("| `" + Setting.PREFIX))
        .collect(Collectors.toList());
  }
}
