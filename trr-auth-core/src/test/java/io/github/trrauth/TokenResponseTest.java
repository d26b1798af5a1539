package io.github.trrauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SECRET = "very-secret";

  private static TokenAnswer judge(int status, String body) {
    return judge(status, null, body.getBytes(UTF_8));
  }

  private static TokenAnswer judge(int status, String retryAfter, byte[] body) {
    TokenAnswer answer = TokenResponse.judge(status, retryAfter, body, SECRET, NOW);
    assertThat(answer.text()).doesNotContain(SECRET);
    assertThat(answer.cause()).isNull();
    return answer;
  }

  private static String withLifetime(String expiresIn) {
    return "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + "}";
  }

  // Granted

  @Test
  void granted_documentedBody() {
    TokenAnswer answer = judge(200, withLifetime("3600"));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.GRANTED);
    assertThat(answer.token()).isEqualTo("abc");
    assertThat(answer.expiresIn()).isEqualTo(Duration.ofHours(1));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer).asString().doesNotContain("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"abc\"}",
        "{\"access_token\":\"abc\",\"token_type\":null}",
        "{\"access_token\":\"abc\",\"token_type\":\"bearer\"}",
        "{\"access_token\":\"abc\",\"token_type\":\"BEARER\"}",
        "{\"access_token\":\"abc\",\"expires_in\":null}",
        " \r\n\t{ \"access_token\" : \"abc\" } \n",
        "{\"scope\":[{\"a\":[1,2,{}]}],\"access_token\":\"abc\",\"more\":{\"access_token\":\"no\"}}",
        "{\"access_token\":\"old\",\"access_token\":\"abc\"}",
        "{\"access_token\":7,\"access_token\":\"abc\"}",
        "{\"access\\u005ftoken\":\"a\\u0062c\"}",
        "\uFEFF{\"access_token\":\"abc\"}"
      })
  void granted_otherSpellings(String body) {
    TokenAnswer answer = judge(201, body);

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.GRANTED);
    assertThat(answer.token()).isEqualTo("abc");
    assertThat(answer.expiresIn()).isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @CsvSource({
    "3600, PT1H",
    "'\"3600\"', PT1H",
    "'\" 3600 \"', PT1H",
    "3600.5, PT1H0.5S",
    "'\"3600.5\"', PT1H0.5S",
    "3.6e3, PT1H",
    "'\"3.6E+3\"', PT1H",
    "36000e-1, PT1H",
    "1, PT1S",
    "0.5, PT0.5S",
    "86399, PT23H59M59S",
    "86400, PT24H",
    "86401, PT24H",
    "31536000, PT24H",
    "2147483648, PT24H",
    "9223372036854775808, PT24H",
    "1e18, PT24H",
    "1e308, PT24H",
    "1e999, PT24H",
    "'\"99999999999999999999999999\"', PT24H"
  })
  void expiresIn_numberInAnyForm_isCutToADay(String expiresIn, Duration expected) {
    TokenAnswer answer = judge(200, withLifetime(expiresIn));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.GRANTED);
    assertThat(answer.expiresIn()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.0",
        "-0",
        "-1",
        "-3600",
        "-1e999",
        "1e-999",
        "1e-30",
        "\"\"",
        "\" \"",
        "\"0\"",
        "\"-1\"",
        "\"soon\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"-Infinity\"",
        "\"0x10\"",
        "\"0x1p3\"",
        "\"1d\"",
        "\"1f\"",
        "\"1L\"",
        "\"1,000\"",
        "\"1 000\"",
        "\"1e\"",
        "\"--1\"",
        "\"PT1H\"",
        "\"\u0661\u0662\"",
        "true",
        "false",
        "[3600]",
        "{\"seconds\":3600}"
      })
  void expiresIn_anythingElse_isUnusable(String expiresIn) {
    TokenAnswer answer = judge(200, withLifetime(expiresIn));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).contains("expires_in");
  }

  @Test
  void expiresIn_givenTwice_theLastCounts() {
    String twice = "{\"access_token\":\"abc\",\"expires_in\":true,\"expires_in\":60}";

    assertThat(judge(200, twice).expiresIn()).isEqualTo(Duration.ofMinutes(1));
  }

  // Unusable

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "\"abc\"",
        "abc",
        "42",
        "[]",
        "[{\"access_token\":\"abc\"}]",
        "{",
        "{\"access_token\"",
        "{\"access_token\":",
        "{\"access_token\":\"abc\"",
        "{\"access_token\":\"abc",
        "{\"access_token\":\"abc\"}}",
        "{\"access_token\":\"abc\"} x",
        "{\"access_token\":\"abc\"}{\"access_token\":\"abc\"}",
        "{\"access_token\":\"abc\"}\0",
        "{access_token:\"abc\"}",
        "{'access_token':'abc'}",
        "{\"access_token\":\"abc\",}",
        "{\"access_token\":\"a\nbc\"}",
        "{\"access_token\":\"abc\",\"expires_in\":NaN}",
        "{\"access_token\":\"abc\",\"expires_in\":+1}",
        "{\"access_token\":\"abc\",\"expires_in\":.5}",
        "{\"access_token\":\"abc\",\"expires_in\":007}",
        "/* */{\"access_token\":\"abc\"}",
        "<html><body>very-secret</body></html>",
        "access_token=abc&token_type=Bearer"
      })
  void unusable_notAJsonObject_isTransientAndNotQuoted(String body) {
    TokenAnswer answer = judge(200, body);

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text())
        .isEqualTo("HTTP 200 with an unusable answer: the body is not a JSON object");
  }

  @Test
  void unusable_tooDeep_isTransient() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    assertThat(judge(200, "{\"a\":" + deep + ",\"access_token\":\"abc\"}").kind())
        .isEqualTo(TokenAnswer.Kind.FAILED);
  }

  @Test
  void unusable_hugeNumber_isTransient() {
    assertThat(judge(200, withLifetime("9".repeat(60_000))).kind())
        .isEqualTo(TokenAnswer.Kind.FAILED);
  }

  @Test
  void unusable_notUtf8_isTransient() {
    byte[] broken = "{\"access_token\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(judge(200, null, broken).kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(judge(200, null, new byte[] {0, 0, 0, 1, 2, 3}).kind())
        .isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(judge(200, null, new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8}).kind())
        .isEqualTo(TokenAnswer.Kind.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"access_token\":null}",
        "{\"access_token\":7}",
        "{\"access_token\":true}",
        "{\"access_token\":[\"abc\"]}",
        "{\"access_token\":{\"value\":\"abc\"}}",
        "{\"access_token\":\"abc\",\"access_token\":null}",
        "{\"Access_Token\":\"abc\"}",
        "{\"data\":{\"access_token\":\"abc\"}}"
      })
  void unusable_noToken_isTransient(String body) {
    TokenAnswer answer = judge(200, body);

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).contains("no access_token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a\\r\\nX-Evil: 1", "a\\u0000", "\\u00e4", "a\\u007f", "a\\tb"})
  void unusable_tokenThatNoHeaderCanCarry_isTransientAndNotQuoted(String token) {
    TokenAnswer answer = judge(200, "{\"access_token\":\"" + token + "\"}");

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).contains("characters").doesNotContain("Evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"mac\"", "\"\"", "\"Bearer \"", "\"N_A\"", "7", "true", "[]", "{}"})
  void unusable_otherTokenType_isTransient(String type) {
    TokenAnswer answer = judge(200, "{\"access_token\":\"abc\",\"token_type\":" + type + "}");

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).contains("token_type");
  }

  // Errors

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 599, 600, 100, -1})
  void error_thatMayPass_isTransient(int status) {
    TokenAnswer answer = judge(status, "120", "{\"message\":\"Later\"}".getBytes(UTF_8));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(answer.text()).contains("\"Later\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 415, 422, 451, 499})
  void error_ofTheClient_isARejection(int status) {
    TokenAnswer answer = judge(status, "{\"message\":\"Unauthorized\"}");

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(answer.text()).isEqualTo("HTTP " + status + " \"Unauthorized\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 399})
  void error_redirect_isARejectionThatSaysSo(int status) {
    TokenAnswer answer = judge(status, "");

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(answer.text()).contains("redirect", "never followed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "very-secret",
        "<html>very-secret</html>",
        "{\"error\":\"very-secret\"}",
        "{\"message\":null}",
        "{\"message\":{\"text\":\"very-secret\"}}",
        "{\"message\":[\"very-secret\"]}",
        "{\"message\":\"\"}",
        "{\"message\":\" \\n \"}"
      })
  void message_none_isNotQuoted(String body) {
    assertThat(judge(401, body).text()).isEqualTo("HTTP 401");
  }

  @ParameterizedTest
  @CsvSource({
    "very-secret, ***",
    "bad very-secret!, bad ***!",
    "very-secretvery-secret, ******",
    "very\\u0000-secret, ***",
    "very-\\u200bsec\\nret, ***"
  })
  void message_repeatsTheSecret_isHidden(String message, String expected) {
    assertThat(judge(401, "{\"message\":\"" + message + "\"}").text())
        .isEqualTo("HTTP 401 \"" + expected + "\"");
  }

  @Test
  void message_secretAcrossTheCut_isHiddenBeforeTheCut() {
    String body = "{\"message\":\"" + "x".repeat(195) + SECRET + "\"}";

    assertThat(judge(401, body).text()).endsWith("x***\"").doesNotContain("very");
  }

  @Test
  void message_long_isCutToTwoHundredCharacters() {
    assertThat(
            TokenResponse.message(
                ("{\"message\":\"" + "x".repeat(500) + "\"}").getBytes(UTF_8), SECRET))
        .isEqualTo("x".repeat(200));
  }

  @Test
  void message_controlAndFormattingCharacters_areRemoved() {
    String body =
        "{\"message\":\"a\\r\\nWARN forged\\u001b[31m\\u0000\\u0085\\u2028\\u2029\\u202e\\u200b\\ufeff\\ud800b\"}";

    assertThat(TokenResponse.message(body.getBytes(UTF_8), SECRET)).isEqualTo("aWARN forged[31mb");
  }

  @Test
  void message_otherScripts_areKept() {
    assertThat(
            TokenResponse.message(
                "{\"message\":\"Größe \ud83d\ude00 日本\"}".getBytes(UTF_8), SECRET))
        .isEqualTo("Größe \ud83d\ude00 日本");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Unauthorized\"",
        "{\"message\":\"Unauthorized\",\"trace\":\"ab",
        "{\"message\":\"Unauthorized\",\"trace\":[1,"
      })
  void message_bodyBreaksOffBehindIt_isQuoted(String beginning) {
    assertThat(TokenResponse.message(beginning.getBytes(UTF_8), SECRET)).isEqualTo("Unauthorized");
  }

  @Test
  void message_bodyBreaksOffInIt_isNotQuoted() {
    assertThat(TokenResponse.message("{\"message\":\"Unauth".getBytes(UTF_8), SECRET)).isNull();
  }
}
