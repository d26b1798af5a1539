package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/**
 * What holds for every value of every setting: it is taken and in its range, or there is a message
 * that names the key, the value, the rule and the remedy; and no message ever holds a secret.
 */
class SettingsPropertyTest {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String SECRET = "s3cr3t-v4lu3";

  private final Map<String, String> values = new HashMap<>();

  private void essentials() {
    values.clear();
    values.put(Setting.CLIENT_ID.key(), "client-1");
    values.put(Setting.CLIENT_SECRET.key(), SECRET);
  }

  /** Returns the settings, or null with the mistakes in the list. */
  private Settings read(List<String> mistakes) {
    try {
      return Settings.read(values::get);
    } catch (InvalidSettingsException e) {
      assertThat(e.getMessage()).doesNotContain(SECRET);
      assertThat(e.mistakes()).isNotEmpty();
      mistakes.addAll(e.mistakes());
      return null;
    }
  }

  /** Returns the settings with a value; null where it is blank, or was named as it must be. */
  private Settings taken(Setting setting, String value) {
    essentials();
    values.put(setting.key(), value);
    List<String> mistakes = new ArrayList<>();
    Settings settings = read(mistakes);
    if (settings == null) {
      assertNamed(setting, value, mistakes);
    }
    return isBlank(value) ? null : settings;
  }

  private static boolean isBlank(String value) {
    return value.trim().isEmpty();
  }

  private void assertNamed(Setting setting, String value, List<String> mistakes) {
    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.get(0))
        .startsWith(setting.key() + " must be " + setting.range().replace("`", "") + ", was \"")
        .contains("was \"" + Text.clean(value.trim(), 100) + "\": ")
        .matches("(?s).*\": (write|use|remove) .+");
  }

  @Provide
  Arbitrary<Setting> durations() {
    return Arbitraries.of(
        Setting.ACQUIRE_TIMEOUT,
        Setting.CONNECT_TIMEOUT,
        Setting.READ_TIMEOUT,
        Setting.REFRESH_AHEAD);
  }

  @Provide
  Arbitrary<String> durationTexts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(nanos -> Duration.ofNanos(nanos).toString()),
        Arbitraries.longs().between(-100, 100_000).map(seconds -> "PT" + seconds + "S"),
        Arbitraries.strings().withChars("PTDHMS0123456789.+- pt").ofMaxLength(20),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Property
  void duration_isTakenInItsRangeOrNamed(
      @ForAll("durations") Setting setting, @ForAll("durationTexts") String value) {
    Settings settings = taken(setting, value);

    if (settings != null) {
      Duration taken = duration(settings, setting);
      Duration longest = setting == Setting.REFRESH_AHEAD ? DAY : TEN_MINUTES;
      assertThat(taken).isEqualTo(Duration.parse(value.trim())).isBetween(SHORTEST, longest);
    }
  }

  private static Duration duration(Settings settings, Setting setting) {
    return switch (setting) {
      case ACQUIRE_TIMEOUT -> settings.acquireTimeout();
      case CONNECT_TIMEOUT -> settings.connectTimeout();
      case READ_TIMEOUT -> settings.readTimeout();
      default -> settings.refreshAhead();
    };
  }

  @Provide
  Arbitrary<Setting> flags() {
    return Arbitraries.of(
        Setting.ENABLED,
        Setting.OVERRIDE_AUTHORIZATION,
        Setting.EAGER,
        Setting.KEEP_WARM,
        Setting.HEALTH,
        Setting.ALLOW_INSECURE_LOOPBACK,
        Setting.JMX,
        Setting.AGENT_DEBUG);
  }

  @Provide
  Arbitrary<String> flagTexts() {
    return Arbitraries.oneOf(
        Arbitraries.of("true", "false", "TRUE", "False", " true ", "yes", "no", "1", "0", "on"),
        Arbitraries.strings().withChars("truefalsTRUEFALS \u0131\u017f").ofMaxLength(7),
        Arbitraries.strings().ofMaxLength(10));
  }

  @Property
  void flag_isTrueOrFalseOrNamed(
      @ForAll("flags") Setting setting, @ForAll("flagTexts") String value) {
    Settings settings = taken(setting, value);

    if (settings != null) {
      assertThat(value.trim().toLowerCase(Locale.ROOT)).isIn("true", "false");
    }
  }

  @Provide
  Arbitrary<String> numberTexts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.longs().between(-2, (1L << 30) + 2).map(String::valueOf),
        Arbitraries.strings().withChars("0123456789+-eE.xKMB _").ofMaxLength(25),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Property
  void bodyLimit_isTakenInItsRangeOrNamed(@ForAll("numberTexts") String value) {
    Settings settings = taken(Setting.REPLAY_BODY_LIMIT, value);

    if (settings != null) {
      assertThat(settings.replayBodyLimit())
          .isEqualTo(Long.parseLong(value.trim()))
          .isBetween(0L, 1L << 30);
    }
  }

  @Provide
  Arbitrary<String> urlTexts() {
    Arbitrary<String> scheme =
        Arbitraries.of("https", "http", "HTTPS", "ftp", "", "https:", "jar:https");
    Arbitrary<String> host =
        Arbitraries.oneOf(
            Arbitraries.of(
                "vendor.trr-apps.com",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "b\u00fccher.example",
                "vendor_name",
                "1.2.3",
                ""),
            Arbitraries.strings().withChars("abz09.-_[]:%@ \\\u3002\u00df").ofMaxLength(12));
    Arbitrary<String> port =
        Arbitraries.oneOf(
            Arbitraries.of("", ":443", ":0", ":65535", ":65536", ":-1", ":", ":99999999999"),
            Arbitraries.integers().map(number -> ":" + number));
    Arbitrary<String> rest =
        Arbitraries.oneOf(
            Arbitraries.of("", "/", "//", "/v1/bearer-token", "/a b", "?q=1", "#f", "/../x"),
            Arbitraries.strings().ofMaxLength(8));
    return Arbitraries.oneOf(
        Combinators.combine(scheme, host, port, rest).as((s, h, p, r) -> s + "://" + h + p + r),
        Arbitraries.strings().ofMaxLength(30));
  }

  @Property(tries = 3000)
  void url_isHttpsWithAHostOrNamed(
      @ForAll boolean base, @ForAll boolean loopback, @ForAll("urlTexts") String value) {
    essentials();
    Setting setting = base ? Setting.BASE_URL : Setting.TOKEN_URL;
    values.put(setting.key(), value);
    values.put(Setting.ALLOW_INSECURE_LOOPBACK.key(), String.valueOf(loopback));
    List<String> mistakes = new ArrayList<>();

    Settings settings = read(mistakes);

    if (settings == null) {
      assertThat(mistakes).hasSize(1);
      assertThat(mistakes.get(0)).startsWith(setting.key() + " must ").matches("(?s).*[:;] .+");
      if (value.contains("@")) {
        assertThat(mistakes.get(0)).contains("value not shown");
      }
    } else if (!isBlank(value)) {
      assertOrigin(settings, base ? null : settings.tokenUrl(), loopback);
    }
  }

  private static void assertOrigin(Settings settings, URI tokenUrl, boolean loopback) {
    URI uri =
        tokenUrl == null ? URI.create(settings.origin().toString().replace(":*", "")) : tokenUrl;
    assertThat(uri.getHost()).isNotEmpty();
    assertThat(uri.getUserInfo()).isNull();
    assertThat(uri.getPort()).isBetween(-1, 65_535).isNotZero();
    if (!uri.getScheme().equalsIgnoreCase("https")) {
      assertThat(uri.getScheme()).isEqualToIgnoringCase("http");
      assertThat(loopback).isTrue();
      assertThat(uri.getHost()).matches("(?i)localhost|\\[::1]|127\\.[0-9.]+");
    }
  }

  @Property
  void store_isMemoryOrNamed(@ForAll @StringLength(max = 10) String value) {
    if (taken(Setting.STORE, value) != null) {
      assertThat(value.trim()).isEqualTo("memory");
    }
  }

  @Property
  void metrics_isOneOfTheWordsOrNamed(@ForAll @StringLength(max = 10) String value) {
    if (taken(Setting.METRICS, value) != null) {
      assertThat(Setting.METRICS.range()).contains("`" + value.trim() + "`");
    }
  }

  @Property
  void agentLog_isOneOfTwoOrNamed(@ForAll @StringLength(max = 10) String value) {
    Settings settings = taken(Setting.AGENT_LOG, value);
    if (settings != null) {
      assertThat(value.trim()).isIn("", "stderr", "jul");
      assertThat(settings.agentLogsToJul()).isEqualTo(value.trim().equals("jul"));
    }
  }

  /** Secrets in every place where one may stand, and nonsense in all others. */
  @Property
  void messages_neverHoldASecret(
      @ForAll @Size(max = 6) List<Setting> wrong,
      @ForAll @AlphaChars @NumericChars @StringLength(min = 12, max = 40) String secret,
      @ForAll @StringLength(max = 20) String nonsense) {
    values.clear();
    values.put(Setting.CLIENT_SECRET.key(), secret);
    values.put(Setting.CLIENT_SECRET_NEXT.key(), secret);
    values.put(Setting.BASE_URL.key(), "https://user:" + secret + "@vendor.example");
    values.put(Setting.TOKEN_URL.key(), "https://vendor.example/token?secret=" + secret);
    wrong.stream()
        .filter(setting -> setting != Setting.ENABLED)
        .forEach(setting -> values.put(setting.key(), nonsense));

    try {
      assertThat(Settings.read(values::get)).asString().doesNotContain(secret);
    } catch (InvalidSettingsException e) {
      assertThat(e).hasMessageNotContaining(secret);
      assertThat(e.mistakes()).allMatch(mistake -> startsWithAKey(mistake));
    }
  }

  private static boolean startsWithAKey(String mistake) {
    return Arrays.stream(Setting.values())
        .anyMatch(setting -> mistake.startsWith(setting.key() + " "));
  }
}
