package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
  private static final Windows HOUR = Windows.of(Duration.ofHours(1), null, 0);

  private static AccessToken token(String value) {
    return AccessToken.of(value, HOUR, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        " a",
        "a ",
        "a\n",
        "a\r\nX-Evil: 1",
        "a\tb",
        "a\u0000",
        "a\u007f",
        "\u00e4",
        "\u20ac",
        "a\u0100",
        "\ud83d\ude00",
        "a\u2028b"
      })
  void of_valueThatNoHeaderCanCarry_isRefusedWithoutQuotingIt(String value) {
    assertThat(AccessToken.isLegal(value)).isFalse();
    assertThatThrownBy(() -> token(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("access_token must be 1 or more visible ASCII characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "!~", "eyJhbGci.eyJ.c2ln", "a-._~+/=", "\"quoted\",;:\\"})
  void of_visibleAscii_isAccepted(String value) {
    assertThat(token(value).value()).isEqualTo(value);
    assertThat(token(value).headerValue()).isEqualTo("Bearer " + value);
  }

  @Test
  void headerValue_isReadyMade() {
    AccessToken token = token("abc");

    assertThat(token.headerValue()).isSameAs(token.headerValue());
  }

  @Test
  void fingerprint_isTheBeginningOfTheSha256() {
    assertThat(token("abc").fingerprint()).isEqualTo("ba7816bf");
  }

  @Test
  void toString_showsTheFingerprintOnly() {
    assertThat(token("very-secret-token")).asString().doesNotContain("very-secret");
    assertThat(token("abc")).hasToString("AccessToken[ba7816bf]");
  }

  @Test
  void serializable_isNot() {
    assertThat(Serializable.class.isAssignableFrom(AccessToken.class)).isFalse();
  }

  @Test
  void equals_comparesValues() {
    AccessToken later = AccessToken.of("abc", Windows.of(Duration.ofHours(2), null, 0), 5);

    assertThat(token("abc")).isEqualTo(later).hasSameHashCodeAs(later);
    assertThat(token("abc")).isNotEqualTo(token("abd")).isNotEqualTo(null).isNotEqualTo("abc");
  }

  @Test
  void times_countFromTheRequestAcrossAnOverflowOfTheTicker() {
    long requested = Long.MAX_VALUE - 5;
    AccessToken token = AccessToken.of("abc", HOUR, requested);
    long minute = Duration.ofMinutes(1).toNanos();
    long now = requested + minute;

    assertThat(now).isNegative();
    assertThat(token.ageNanos(now)).isEqualTo(minute);
    assertThat(token.leftNanos(now)).isEqualTo(59 * minute);
    assertThat(token.freshLeftNanos(now)).isEqualTo(44 * minute);
    TokenState state = Fixture.granted(token, requested);
    assertThat(state.isReady(now)).isTrue();
    assertThat(state.isReady(requested + 45 * minute - 1)).isTrue();
    assertThat(state.isReady(requested + 45 * minute)).isFalse();
    TokenState refreshing = state.doing(new Activity.Fetching(Fetch.of(false), false, 0));
    long expiring = requested + 60 * minute - Duration.ofSeconds(30).toNanos();
    assertThat(refreshing.isReady(expiring - 1)).isTrue();
    assertThat(refreshing.isReady(expiring)).isFalse();
    assertThat(refreshing.spoiled().isReady(now)).isFalse();
    assertThat(token.phase(requested + 60 * minute)).isEqualTo(Phase.EXPIRED);
    assertThat(token.lifetime()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void hashCode_differsBetweenTokens() {
    assertThat(token("abc")).doesNotHaveSameHashCodeAs(token("abd"));
  }
}
