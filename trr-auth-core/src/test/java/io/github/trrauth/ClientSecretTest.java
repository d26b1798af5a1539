package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void of_blank_isRefused(String value) {
    assertThatThrownBy(() -> ClientSecret.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }

  @Test
  void toString_hidesTheValue() {
    ClientSecret secret = ClientSecret.of("very-secret");

    assertThat(secret).hasToString("ClientSecret[hidden]");
    assertThat(ClientCredentials.of("client-1", secret)).hasToString("ClientCredentials[client-1]");
  }

  @Test
  void serializable_isNot() {
    assertThat(Serializable.class.isAssignableFrom(ClientSecret.class)).isFalse();
    assertThat(Serializable.class.isAssignableFrom(ClientCredentials.class)).isFalse();
  }

  @Test
  void equals_comparesValues() {
    assertThat(ClientSecret.of("a"))
        .isEqualTo(ClientSecret.of("a"))
        .hasSameHashCodeAs(ClientSecret.of("a"))
        .isNotEqualTo(ClientSecret.of("b"))
        .isNotEqualTo("a");
    assertThat(ClientCredentials.of("id", ClientSecret.of("a")))
        .isEqualTo(ClientCredentials.of("id", ClientSecret.of("a")))
        .hasSameHashCodeAs(ClientCredentials.of("id", ClientSecret.of("a")))
        .isNotEqualTo(ClientCredentials.of("other", ClientSecret.of("a")))
        .isNotEqualTo(ClientCredentials.of("id", ClientSecret.of("b")))
        .isNotEqualTo("id");
  }

  @Test
  void hashCode_differsBetweenSecrets() {
    ClientSecret a = ClientSecret.of("a");
    ClientSecret b = ClientSecret.of("b");

    assertThat(a).doesNotHaveSameHashCodeAs(b);
    assertThat(ClientCredentials.of("id", a))
        .doesNotHaveSameHashCodeAs(ClientCredentials.of("id", b))
        .doesNotHaveSameHashCodeAs(ClientCredentials.of("other", a));
  }

  @Test
  void digest_differsWithEitherPart_andHoldsNeither() {
    String digest = ClientCredentials.of("idx", ClientSecret.of("very-secret")).digest();

    assertThat(digest)
        .isEqualTo(ClientCredentials.of("idx", ClientSecret.of("very-secret")).digest())
        .isNotEqualTo(ClientCredentials.of("id", ClientSecret.of("xvery-secret")).digest())
        .isNotEqualTo(ClientCredentials.of("idx", ClientSecret.of("other")).digest())
        .matches("[0-9a-f]{64}");
  }

  @Test
  void credentials_holdWhatTheyWereMadeOf() {
    assertThat(ClientCredentials.of("id", ClientSecret.of("a")).clientId()).isEqualTo("id");
  }
}
