package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Whitespace;

/** What holds for every {@code Retry-After}, whoever wrote it. */
class RetryAfterPropertyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** 0001 to 9999, the years that the format can hold, seen from now. */
  private static final long PAST = -63_800_000_000L;

  private static final long FUTURE = 251_000_000_000L;

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  @Property
  void parse_seconds_isThatLong(
      @ForAll @LongRange(min = 0, max = 999_999_999) long seconds,
      @ForAll @StringLength(max = 3) @Whitespace String space) {
    String spaced = space.trim().isEmpty() ? space + seconds + space : String.valueOf(seconds);

    assertThat(RetryAfter.parse(spaced, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Property
  void parse_date_isTheTimeUntilThenAndZeroForThePast(
      @ForAll @LongRange(min = PAST, max = FUTURE) long secondsFromNow) {
    String header = date(NOW.plusSeconds(secondsFromNow));

    assertThat(RetryAfter.parse(header, NOW))
        .isEqualTo(Duration.ofSeconds(Math.max(0, secondsFromNow)));
  }

  @Property
  void parse_digitsOfAnyLength_areNeverShorterThanTheyRead(
      @ForAll @NumericChars @StringLength(min = 1, max = 400) String digits) {
    Duration parsed = RetryAfter.parse(digits, NOW);

    assertThat(parsed).isGreaterThanOrEqualTo(Duration.ZERO);
    if (digits.length() > 9) {
      assertThat(parsed).isGreaterThan(Duration.ofDays(1000));
    }
  }

  @Property
  void parse_anything_neverThrowsAndIsNeverNegative(@ForAll @StringLength(max = 60) String header) {
    assertThat(RetryAfter.parse(header, NOW)).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Property
  void parse_nearlyADate_neverThrowsAndIsNeverNegative(
      @ForAll @LongRange(min = PAST, max = FUTURE) long secondsFromNow,
      @ForAll @LongRange(min = 0, max = 28) long at,
      @ForAll @CharRange(from = ' ', to = '~') char other) {
    StringBuilder header = new StringBuilder(date(NOW.plusSeconds(secondsFromNow)));
    header.setCharAt((int) Math.min(at, header.length() - 1L), other);

    assertThat(RetryAfter.parse(header.toString(), NOW)).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Property
  void pause_whateverTheServerAsksFor_isFiveMinutesAtMost(
      @ForAll @NumericChars @StringLength(min = 1, max = 30) String seconds) {
    Fixture fixture = new Fixture(0);
    assertThatThrownBy(
            () -> fixture.get("503 retry-after=" + seconds, "503", "503 retry-after=" + seconds))
        .isInstanceOf(TokenUnavailableException.class);

    fixture.time.advance(FIVE_MINUTES);

    assertThat(fixture.get("ok").value()).isEqualTo("token-1");
  }
}
