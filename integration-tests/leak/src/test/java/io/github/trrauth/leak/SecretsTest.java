package io.github.trrauth.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void isIn_wholeOrCutOrSpent_isFound() {
    try (Sandbox sandbox = Sandbox.start()) {
      String secret = sandbox.credentials().clientSecret();
      String spent = "a-secret-from-before-the-rotation-of-it";
      Secrets secrets = Secrets.of(sandbox, List.of(spent));

      assertThat(secrets.isIn("client_secret=" + secret)).isTrue();
      assertThat(secrets.isIn("..." + secret.substring(secret.length() - 30))).isTrue();
      assertThat(secrets.isIn("<" + spent + ">")).isTrue();
      assertThat(secrets.isIn("client_secret=***")).isFalse();
      assertThat(secrets.isIn("")).isFalse();
      assertThat(secrets.count()).isEqualTo(4);
    }
  }
}
