package io.github.trrauth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whatever the token endpoint answers, it is judged and not thrown, and nothing of it is quoted.
 */
class TokenAnswerFuzzIT {
  private static final String SECRET = "very-secret";
  private static final ClientCredentials CREDENTIALS =
      ClientCredentials.of("client-1", ClientSecret.of(SECRET));
  private static final Settings SETTINGS =
      Settings.read(
          Map.of(
                  Setting.CLIENT_ID.key(), "client-1",
                  Setting.CLIENT_SECRET.key(), SECRET,
                  Setting.BASE_URL.key(), "http://localhost",
                  Setting.ALLOW_INSECURE_LOOPBACK.key(), "true")
              ::get);

  /**
   * Judges an answer.
   *
   * @param answer three lines, the status, {@code Content-Encoding} and {@code Retry-After}, and
   *     then the body
   */
  @FuzzTest
  void answer_isJudged(byte[] answer) {
    List<String> head = head(answer);
    if (head.size() < 3) {
      return;
    }
    int length = head.stream().mapToInt(line -> line.length() + 1).sum();
    byte[] body = Arrays.copyOfRange(answer, Math.min(length, answer.length), answer.length);
    CannedConnection connection =
        new CannedConnection(status(head.get(0)), head.get(1), head.get(2), body);
    TokenAnswer judged =
        new HttpTokenEndpoint(SETTINGS, url -> connection, TimeSource.SYSTEM, new NoTasks())
            .request(CREDENTIALS)
            .join();

    check(judged);
    // The answers of the API go through the same reader.
    checkText(TokenResponse.message(body, SECRET));
  }

  private static List<String> head(byte[] answer) {
    return List.of(new String(answer, ISO_8859_1).split("\n", 4)).stream().limit(3).toList();
  }

  private static int status(String line) {
    try {
      return Integer.parseInt(line.trim());
    } catch (NumberFormatException e) {
      return 200;
    }
  }

  private static void check(TokenAnswer judged) {
    checkText(judged.text());
    switch (judged.kind()) {
      case GRANTED -> {
        require(AccessToken.isLegal(judged.token()), "a token that no header can carry");
        require(isIn(judged.expiresIn(), Duration.ofMillis(1), Duration.ofDays(1)), "lifetime");
        require(judged.status() / 100 == 2, "granted by an error");
      }
      case FAILED -> require(!judged.retryAfter().isNegative(), "negative Retry-After");
      case REJECTED -> require(judged.status() / 100 == 3 || judged.status() / 100 == 4, "status");
    }
    require(!judged.toString().contains(SECRET), "secret in toString");
  }

  private static void checkText(String text) {
    if (text == null) {
      return;
    }
    require(!text.contains(SECRET), "the secret in a text");
    require(text.codePointCount(0, text.length()) <= 300, "a text that is too long");
    require(text.codePoints().noneMatch(Character::isISOControl), "control characters in a text");
  }

  private static boolean isIn(Duration duration, Duration least, Duration most) {
    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Nothing runs later: a canned answer is there at once. */
  private static final class NoTasks implements Tasks {
    @Override
    public void execute(Runnable work) {
      throw new IllegalStateException("nothing is to be done elsewhere");
    }

    @Override
    public Runnable schedule(Runnable work, long delayNanos) {
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
