package io.github.trrauth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The reader of {@code Retry-After} (RFC 9110 section 10.2.3): seconds or an HTTP date. */
final class RetryAfter {
  private static final int MAX_DIGITS = 9;

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
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      Duration wait = Duration.between(now, until);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
