package io.github.trrauth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;

/** Whatever is configured, it is taken in its range or named with its key, and never a secret. */
class SettingsFuzzIT {
  private static final String SECRET = "s3cr3t-v4lu3";

  /**
   * Reads settings.
   *
   * @param file a properties file in UTF-8
   */
  @FuzzTest
  void settings_areTakenOrNamed(byte[] file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException e) {
      return;
    }
    // Whatever they name would be read.
    properties.remove(Setting.CLIENT_SECRET_FILE.key());
    properties.remove(Setting.CLIENT_SECRET_NEXT_FILE.key());
    boolean ours = !properties.toString().contains(SECRET);
    properties.setProperty(Setting.CLIENT_SECRET.key(), SECRET);
    require(Settings.unknownKeys(properties.stringPropertyNames()) != null, "unknown keys");

    try {
      check(Settings.read(properties::getProperty), properties);
    } catch (InvalidSettingsException e) {
      require(!e.mistakes().isEmpty(), "no mistake named");
      require(!ours || !e.getMessage().contains(SECRET), "a secret in a message");
      require(e.mistakes().stream().allMatch(SettingsFuzzIT::isNamed), e.getMessage());
      require(e.getMessage().chars().noneMatch(Character::isISOControl), "control characters");
    }
  }

  private static boolean isNamed(String mistake) {
    return Arrays.stream(Setting.values())
        .anyMatch(setting -> mistake.startsWith(setting.key() + " "));
  }

  private static void check(Settings settings, Properties properties) {
    require(!settings.toString().contains(SECRET), "a secret in toString");
    require(isTimeout(settings.acquireTimeout()), "acquire-timeout");
    require(isTimeout(settings.connectTimeout()), "connect-timeout");
    require(isTimeout(settings.readTimeout()), "read-timeout");
    require(settings.replayBodyLimit() >= 0 && settings.replayBodyLimit() <= 1 << 30, "limit");
    boolean loopback =
        "true"
            .equalsIgnoreCase(
                properties.getProperty(Setting.ALLOW_INSECURE_LOOPBACK.key(), "").trim());
    String origin = settings.origin().toString();
    require(origin.startsWith("https://") || loopback, "plain http");
    require(origin.matches("https?://[^/?#@\\\\\\s]+:([1-9][0-9]{0,4}|\\*)"), "origin " + origin);
    require(settings.tokenUrl().getRawUserInfo() == null, "user-info in token-url");
    require(settings.tokenUrl().getHost() != null, "no host in token-url");
  }

  private static boolean isTimeout(Duration duration) {
    return duration.compareTo(Duration.ofMillis(1)) >= 0
        && duration.compareTo(Duration.ofMinutes(10)) <= 0;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
