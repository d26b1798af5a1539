package io.github.trrauth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reader of {@code Retry-After} (RFC 9110 section 10.2.3): seconds or an HTTP date. */
final class RetryAfter {
  private static final int MAX_DIGITS = 9;

  /** Obsolete like RFC 850, and still to be understood (RFC 9110 section 5.6.7). */
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private RetryAfter() {}

  /** Returns how long to wait from now; zero if the header is missing, wrong or in the past. */
  static Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    String value = header.trim();
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      boolean absurd = value.length() > MAX_DIGITS;
      return Duration.ofSeconds(absurd ? Integer.MAX_VALUE : Long.parseLong(value));
    }
    Instant until = date(value, now);
    return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
  }

  private static @Nullable Instant date(String value, Instant now) {
    DateTimeFormatter[] forms = {DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME};
    for (DateTimeFormatter form : forms) {
      try {
        return Instant.from(form.parse(value));
      } catch (DateTimeException e) {
        // The next form.
      }
    }
    return null;
  }

  /** Two digits stand for a year that is at most 50 years in the future. */
  private static DateTimeFormatter rfc850(Instant now) {
    LocalDate earliest = now.atOffset(ZoneOffset.UTC).toLocalDate().minusYears(49);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }
}
