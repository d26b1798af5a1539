package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1S",
    "120, PT2M",
    "' 120 ', PT2M",
    "007, PT7S",
    "'Thu, 01 Jan 2026 00:02:00 GMT', PT2M",
    "'Thu, 1 Jan 2026 00:00:30 GMT', PT30S",
    "'Wed, 31 Dec 2025 23:59:59 GMT', PT0S",
    "'Thu, 01 Jan 1970 00:00:00 GMT', PT0S",
    "'Thursday, 01-Jan-26 00:02:00 GMT', PT2M",
    "'Sunday, 06-Nov-94 08:49:37 GMT', PT0S",
    "'Thu Jan  1 00:02:00 2026', PT2M",
    "'Sun Nov  6 08:49:37 1994', PT0S"
  })
  void parse_secondsOrDate_isTheTimeFromNow(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "-1",
        "+5",
        "1.5",
        "1e3",
        "0x10",
        "1 2",
        "\u0661\u0662",
        "PT5S",
        "2026-01-01T00:02:00Z",
        "Mon, 01 Jan 2026 00:02:00 GMT",
        "Thu, 01 Foo 2026 00:00:00 GMT"
      })
  void parse_anythingElse_isZero(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isZero();
  }

  @Test
  void parse_missing_isZero() {
    assertThat(RetryAfter.parse(null, NOW)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"999999999", "9999999999", "99999999999999999999999999999999999999999999"})
  void parse_hugeNumbers_areLongAndDoNotOverflow(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isGreaterThan(Duration.ofDays(1000));
  }

  @Test
  void parse_dateInTheFarFuture_doesNotOverflow() {
    assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", NOW))
        .isGreaterThan(Duration.ofDays(1000));
  }
}
