package io.github.trrauth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The reader of the token endpoint's answers (RFC 6749 sections 5.1 and 5.2, with the vendor's
 * {@code message}).
 *
 * <p>The parser's own exceptions are never passed on: their texts quote the input.
 */
final class TokenResponse {
  /** Missing {@code expires_in} (RFC 6749 section 5.1 only recommends it). */
  private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

  private static final long MAX_LIFETIME_SECONDS = 24 * 60 * 60;
  private static final int MAX_MESSAGE = 200;
  private static final String HIDDEN = "***";

  private @Nullable String accessToken;
  private @Nullable String tokenType;
  private @Nullable String message;
  private @Nullable String expiresIn;
  private boolean expiresInWrong;

  private TokenResponse() {}

  /**
   * Judges an answer.
   *
   * @param status the HTTP status
   * @param retryAfter the value of {@code Retry-After}, or null
   * @param body the decoded body
   * @param secret the secret that was sent, which no text may repeat
   * @param now the wall clock, for a {@code Retry-After} that is a date
   */
  static TokenAnswer judge(
      int status, @Nullable String retryAfter, byte[] body, String secret, Instant now) {
    if (status >= 200 && status < 300) {
      TokenResponse response = new TokenResponse();
      return response.read(body)
          ? response.grant(status)
          : unusable(status, "the body is not a JSON object");
    }
    String message = message(body, secret);
    String text = "HTTP " + status + (message == null ? "" : " \"" + message + "\"");
    if (status >= 300 && status < 400) {
      return TokenAnswer.rejected(status, text + " (a redirect, which is never followed)");
    }
    boolean clientError = status >= 400 && status < 500;
    if (clientError && status != 408 && status != 425 && status != 429) {
      return TokenAnswer.rejected(status, text);
    }
    return TokenAnswer.failed(status, text, RetryAfter.parse(retryAfter, now), null);
  }

  /**
   * Returns the vendor's message in the body of an error, made fit for a log, or null if there is
   * none.
   *
   * @param hidden a value that must not appear even if the vendor repeats it
   */
  static @Nullable String message(byte[] body, String hidden) {
    TokenResponse response = new TokenResponse();
    // Often only the beginning of a body is at hand: what was read before it breaks off counts.
    response.read(body);
    if (response.message == null) {
      return null;
    }
    // Hidden as it stands and as the cleaning may put it together, in any case before the cut.
    String whole = Text.clean(response.message.replace(hidden, HIDDEN), Integer.MAX_VALUE);
    String clean = Text.clean(whole.replace(hidden, HIDDEN), MAX_MESSAGE);
    return clean.isEmpty() ? null : clean;
  }

  private TokenAnswer grant(int status) {
    if (accessToken == null) {
      return unusable(status, "the body has no access_token");
    }
    if (!AccessToken.isLegal(accessToken)) {
      return unusable(status, "the access_token has characters that no header can carry");
    }
    if (tokenType != null && !tokenType.equalsIgnoreCase("Bearer")) {
      return unusable(status, "the token_type is not Bearer");
    }
    Duration lifetime = expiresInWrong ? null : lifetime(expiresIn);
    if (lifetime == null) {
      return unusable(status, "expires_in is not a positive number");
    }
    return TokenAnswer.granted(status, accessToken, lifetime);
  }

  private static TokenAnswer unusable(int status, String why) {
    return TokenAnswer.failed(
        status, "HTTP " + status + " with an unusable answer: " + why, Duration.ZERO, null);
  }

  /** Returns the lifetime, or null if the text is not a positive number of seconds. */
  private static @Nullable Duration lifetime(@Nullable String seconds) {
    if (seconds == null) {
      return DEFAULT_LIFETIME;
    }
    String digits = seconds.trim();
    if (digits.isEmpty() || !digits.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
      return null;
    }
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return null;
    }
    if (value >= MAX_LIFETIME_SECONDS) {
      return Duration.ofSeconds(MAX_LIFETIME_SECONDS);
    }
    Duration lifetime = Duration.ofMillis((long) (value * 1000));
    return lifetime.isNegative() || lifetime.isZero() ? null : lifetime;
  }

  /** Reads the fields of a JSON object; false if the body is anything else. */
  private boolean read(byte[] body) {
    try (JsonParser parser = Json.FACTORY.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        readField(name, value, parser);
        parser.skipChildren();
      }
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private void readField(String name, JsonToken value, JsonParser parser) throws IOException {
    boolean string = value == JsonToken.VALUE_STRING;
    switch (name) {
      case "access_token":
        accessToken = string ? parser.getText() : null;
        break;
      case "token_type":
        tokenType = value == JsonToken.VALUE_NULL ? null : parser.getText();
        break;
      case "message":
        message = string ? parser.getText() : null;
        break;
      case "expires_in":
        expiresInWrong = !(string || value.isNumeric() || value == JsonToken.VALUE_NULL);
        expiresIn = string || value.isNumeric() ? parser.getText() : null;
        break;
      default:
        break;
    }
  }
}
