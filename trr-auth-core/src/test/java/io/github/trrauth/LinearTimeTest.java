package io.github.trrauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes from outside costs time in proportion to its length. The thread's own time is
 * compared, not the clock's, and the bound lies halfway to the square.
 */
class LinearTimeTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Origin VENDOR =
      Origin.of(
          URI.create("https://vendor.trr-apps.com"),
          URI.create("https://vendor.trr-apps.com/v1/bearer-token"));
  private static final int SHORT = 4_000;
  private static final int FACTOR = 16;

  static Stream<Arguments> inputs() {
    Consumer<String> answer =
        body -> TokenResponse.judge(401, body, body.getBytes(UTF_8), "secret", NOW);
    Consumer<String> granted =
        body -> TokenResponse.judge(200, null, body.getBytes(UTF_8), "secret", NOW);
    Consumer<String> origin = LinearTimeTest::ask;
    Consumer<String> keys = key -> Settings.unknownKeys(List.of("trr.auth." + key));
    return Stream.of(
        Arguments.of("message", answer, text(n -> "{\"message\":\"" + "a".repeat(n) + "\"}")),
        Arguments.of(
            "message of secrets",
            answer,
            text(n -> "{\"message\":\"" + "secret".repeat(n / 6) + "\"}")),
        Arguments.of(
            "message of almost secrets",
            answer,
            text(n -> "{\"message\":\"" + "secre".repeat(n / 5) + "\"}")),
        Arguments.of("many fields", granted, text(n -> "{" + "\"a\":1,".repeat(n / 6) + "}")),
        Arguments.of("wide array", granted, text(n -> "{\"a\":[" + "1,".repeat(n / 2) + "1]}")),
        Arguments.of(
            "deep", granted, text(n -> "{\"a\":" + "[".repeat(n / 2) + "]".repeat(n / 2) + "}")),
        Arguments.of(
            "long number",
            granted,
            text(n -> "{\"access_token\":\"a\",\"expires_in\":\"" + "9".repeat(n) + "\"}")),
        Arguments.of("spaces", granted, text(" "::repeat)),
        Arguments.of("Retry-After", answer, text("9"::repeat)),
        Arguments.of("Retry-After of spaces", answer, text(n -> "Thu," + " ".repeat(n))),
        Arguments.of("host", origin, text(n -> "https://" + "a".repeat(n))),
        Arguments.of("host of labels", origin, text(n -> "https://" + "a.".repeat(n / 2))),
        Arguments.of("international host", origin, text(n -> "https://" + hanzi(n))),
        Arguments.of(
            "international host of labels",
            origin,
            text(n -> "https://" + "\u00fc.".repeat(n / 2))),
        Arguments.of(
            "path", origin, text(n -> "https://vendor.trr-apps.com/" + "../".repeat(n / 3))),
        Arguments.of("base-url", setting(Setting.BASE_URL), text(n -> "https://" + hanzi(n))),
        Arguments.of("duration", setting(Setting.READ_TIMEOUT), text(n -> "PT" + "9".repeat(n))),
        Arguments.of("number", setting(Setting.REPLAY_BODY_LIMIT), text("9"::repeat)),
        Arguments.of("flag", setting(Setting.EAGER), text(n -> "\u0000".repeat(n))),
        Arguments.of("unknown key", keys, text("a"::repeat)));
  }

  private static IntFunction<String> text(IntFunction<String> length) {
    return length;
  }

  /** Different letters, so that none of them is cheap. */
  private static String hanzi(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (0x4e00 + i % 20_000));
    }
    return text.toString();
  }

  private static void ask(String target) {
    try {
      VENDOR.covers(new URI(target));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Consumer<String> setting(Setting setting) {
    return value -> {
      Map<String, String> values =
          Map.of(
              Setting.CLIENT_ID.key(), "id",
              Setting.CLIENT_SECRET.key(), "secret",
              setting.key(), value);
      try {
        Settings.read(values::get);
      } catch (InvalidSettingsException e) {
        assertThat(e.mistakes()).hasSize(1);
      }
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void input_sixteenTimesAsLong_takesNoMoreThanInProportion(
      String name, Consumer<String> reader, IntFunction<String> input) {
    String brief = input.apply(SHORT);
    String lengthy = input.apply(SHORT * FACTOR);
    nanos(reader, brief);
    nanos(reader, lengthy);

    long once = nanos(reader, brief);
    long more = nanos(reader, lengthy);

    // A tenth of a millisecond is what the measuring itself may take.
    assertThat(more).as(name).isLessThan(FACTOR * 8L * Math.max(once, 100_000));
  }

  /** The shortest of several runs: the longer ones were disturbed. */
  private static long nanos(Consumer<String> reader, String input) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      reader.accept(input);
      shortest = Math.min(shortest, THREADS.getCurrentThreadCpuTime() - before);
    }
    return shortest;
  }
}
