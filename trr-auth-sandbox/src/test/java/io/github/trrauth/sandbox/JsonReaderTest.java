package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"a\":[1,-2.5,0,true,false,null,\"x\"],\"b\":{\"c\":{}}}",
        "\"\\u0001 \\\" \\\\ \u00e4 \ud83d\ude00\"",
        "12345678901234567890"
      })
  void text_readAndWritten_isTheSame(String json) {
    assertThat(Json.write(JsonReader.read(json))).isEqualTo(json);
  }

  @Test
  void escapesAndSpace_areUnderstood() {
    assertThat(JsonReader.read(" { \"a\" : \"\\u00e4\\n\\t\\r\\b\\f\\/\" ,\r\n\t\"b\" : [ ] } "))
        .isEqualTo(Map.of("a", "\u00e4\n\t\r\b\f/", "b", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,\"a\":2}",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "NaN",
        "0x1",
        "tru",
        "True",
        "nul",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "{} {}",
        "{}x",
        "// a\n{}",
        "[]]"
      })
  void text_thatIsNoJson_isRefusedWithItsPlaceOnly(String text) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("The body is not JSON, at character [0-9]+\\.");
  }

  @Test
  void depth_beyondTheLimit_isRefused() {
    int limit = JsonReader.MAX_DEPTH;

    assertThat(JsonReader.read("[".repeat(limit) + "]".repeat(limit))).isInstanceOf(List.class);
    assertThatThrownBy(() -> JsonReader.read("[".repeat(limit + 1) + "]".repeat(limit + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_notUtf8OrNoObject_areRefused() {
    assertThatThrownBy(() -> JsonReader.object(new byte[] {'"', (byte) 0xFF, '"'}))
        .hasMessage("The body is not UTF-8.");
    assertThatThrownBy(() -> JsonReader.object("[]".getBytes(UTF_8)))
        .hasMessage("The body must be a JSON object.");
  }
}
