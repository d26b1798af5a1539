package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
  @ParameterizedTest
  @EnumSource
  void every_setting_hasGroupKeyRangeAndText(Setting setting) {
    assertThat(setting.group()).isNotNull();
    assertThat(setting.key()).startsWith("trr.auth.").matches("[a-z]+(\\.[a-z]+)*(-[a-z]+)*.*");
    assertThat(setting.range()).isNotBlank();
    assertThat(setting.text()).endsWith(".").doesNotContain("\n", "|");
    assertThat(setting.range()).doesNotContain("\n", "|");
  }

  @Test
  void keys_areUniqueAndThoseThatAreDocumented() {
    assertThat(Arrays.stream(Setting.values()).map(Setting::key))
        .containsExactlyInAnyOrder(
            "trr.auth.client-id",
            "trr.auth.client-secret",
            "trr.auth.client-secret-file",
            "trr.auth.base-url",
            "trr.auth.token-url",
            "trr.auth.client-secret-next",
            "trr.auth.client-secret-next-file",
            "trr.auth.enabled",
            "trr.auth.acquire-timeout",
            "trr.auth.connect-timeout",
            "trr.auth.read-timeout",
            "trr.auth.override-authorization",
            "trr.auth.refresh-ahead",
            "trr.auth.replay-body-limit",
            "trr.auth.eager",
            "trr.auth.keep-warm",
            "trr.auth.metrics",
            "trr.auth.health",
            "trr.auth.allow-insecure-loopback",
            "trr.auth.store",
            "trr.auth.jmx",
            "trr.auth.config-file",
            "trr.auth.agent.debug",
            "trr.auth.agent.log");
  }
}
