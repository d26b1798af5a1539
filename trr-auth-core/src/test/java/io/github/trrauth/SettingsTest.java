package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String SECRET = "very-secret";

  @TempDir Path directory;

  private final Map<String, String> values = new HashMap<>();

  SettingsTest() {
    set(Setting.CLIENT_ID, "client-1");
    set(Setting.CLIENT_SECRET, SECRET);
  }

  private void set(Setting setting, String value) {
    values.put(setting.key(), value);
  }

  private void unset(Setting setting) {
    values.remove(setting.key());
  }

  private Settings read() {
    return Settings.read(values::get);
  }

  private List<String> mistakes() {
    InvalidSettingsException e = catchThrowableOfType(InvalidSettingsException.class, this::read);
    assertThat(e).as("the settings should be refused").isNotNull();
    assertThat(e.getMessage()).doesNotContain(SECRET);
    e.mistakes().forEach(mistake -> assertThat(e.getMessage()).contains(mistake));
    return e.mistakes();
  }

  private String mistake() {
    List<String> mistakes = mistakes();
    assertThat(mistakes).hasSize(1);
    return mistakes.get(0);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private List<ClientCredentials> credentials(Settings settings) throws IOException {
    return settings.credentials().read();
  }

  private static ClientCredentials client(String secret) {
    return ClientCredentials.of("client-1", ClientSecret.of(secret));
  }

  // Defaults and values

  @Test
  void read_onlyTheEssentials_everythingElseHasItsDefault() {
    Settings settings = read();

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.origin()).hasToString("https://vendor.trr-apps.com:443");
    assertThat(settings.tokenUrl()).hasToString("https://vendor.trr-apps.com/v1/bearer-token");
    assertThat(settings.acquireTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.refreshAhead()).isNull();
    assertThat(settings.overrideAuthorization()).isFalse();
    assertThat(settings.replayBodyLimit()).isEqualTo(1_048_576);
    assertThat(settings.eager()).isFalse();
    assertThat(settings.keepWarm()).isFalse();
    assertThat(settings.metrics()).isEqualTo("auto");
    assertThat(settings.health()).isTrue();
    assertThat(settings.jmx()).isFalse();
    assertThat(settings.agentDebug()).isFalse();
    assertThat(settings.agentLogsToJul()).isFalse();
  }

  @Test
  void read_everySetting_isUsed() {
    set(Setting.BASE_URL, "https://other.example:8443/");
    set(Setting.TOKEN_URL, "https://auth.example/token");
    set(Setting.ACQUIRE_TIMEOUT, "PT1S");
    set(Setting.CONNECT_TIMEOUT, "PT0.5S");
    set(Setting.READ_TIMEOUT, "PT3S");
    set(Setting.REFRESH_AHEAD, "PT5M");
    set(Setting.OVERRIDE_AUTHORIZATION, "true");
    set(Setting.REPLAY_BODY_LIMIT, "0");
    set(Setting.EAGER, "TRUE");
    set(Setting.KEEP_WARM, "True");
    set(Setting.METRICS, "opentelemetry");
    set(Setting.HEALTH, "false");
    set(Setting.JMX, "True");
    set(Setting.AGENT_DEBUG, "true");
    set(Setting.AGENT_LOG, "jul");
    set(Setting.STORE, "memory");

    Settings settings = read();

    assertThat(settings.origin()).hasToString("https://other.example:8443");
    assertThat(settings.tokenUrl()).hasToString("https://auth.example/token");
    assertThat(settings.acquireTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.refreshAhead()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.overrideAuthorization()).isTrue();
    assertThat(settings.replayBodyLimit()).isZero();
    assertThat(settings.eager()).isTrue();
    assertThat(settings.keepWarm()).isTrue();
    assertThat(settings.metrics()).isEqualTo("opentelemetry");
    assertThat(settings.health()).isFalse();
    assertThat(settings.jmx()).isTrue();
    assertThat(settings.agentDebug()).isTrue();
    assertThat(settings.agentLogsToJul()).isTrue();
  }

  @Test
  void read_tokenUrlDefault_followsTheBaseUrl() {
    set(Setting.BASE_URL, "https://other.example:8443");

    assertThat(read().tokenUrl()).hasToString("https://other.example:8443/v1/bearer-token");
  }

  @Test
  void read_blankValues_countAsMissing() {
    for (Setting setting : Setting.values()) {
      if (setting.group() != Setting.Group.ESSENTIAL) {
        set(setting, " \t");
      }
    }

    assertThat(read().acquireTimeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void read_spacesAroundAValue_areIgnored() throws IOException {
    set(Setting.ACQUIRE_TIMEOUT, " PT1S ");
    set(Setting.CLIENT_SECRET, " " + SECRET + "\n");

    assertThat(read().acquireTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(credentials(read())).containsExactly(client(SECRET));
  }

  // Mistakes

  @Test
  void mistakes_nothingConfigured_bothEssentialsAreNamed() {
    values.clear();

    assertThat(mistakes()).hasSize(2);
    assertThat(mistakes().get(0)).contains("trr.auth.client-id", "missing", "Vendor Portal");
    assertThat(mistakes().get(1))
        .contains("trr.auth.client-secret", "trr.auth.client-secret-file", "missing");
  }

  @Test
  void mistakes_manyAtOnce_areAllInOneMessage() {
    unset(Setting.CLIENT_ID);
    set(Setting.CLIENT_SECRET_FILE, "/tmp/secret");
    set(Setting.CLIENT_SECRET_NEXT, SECRET);
    set(Setting.CLIENT_SECRET_NEXT_FILE, "/tmp/secret");
    set(Setting.BASE_URL, "http://vendor.trr-apps.com");
    set(Setting.ACQUIRE_TIMEOUT, "10");
    set(Setting.CONNECT_TIMEOUT, "PT0S");
    set(Setting.READ_TIMEOUT, "PT11M");
    set(Setting.REFRESH_AHEAD, "PT25H");
    set(Setting.OVERRIDE_AUTHORIZATION, "yes");
    set(Setting.REPLAY_BODY_LIMIT, "-1");
    set(Setting.EAGER, "1");
    set(Setting.KEEP_WARM, "on");
    set(Setting.JMX, "on");
    set(Setting.AGENT_DEBUG, "2");
    set(Setting.AGENT_LOG, "log4j");
    set(Setting.ALLOW_INSECURE_LOOPBACK, "si");
    set(Setting.STORE, "redis");
    set(Setting.METRICS, "statsd");
    set(Setting.HEALTH, "well");

    assertThat(mistakes()).hasSize(19);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ENABLED",
        "OVERRIDE_AUTHORIZATION",
        "EAGER",
        "KEEP_WARM",
        "HEALTH",
        "ALLOW_INSECURE_LOOPBACK",
        "JMX",
        "AGENT_DEBUG"
      })
  void mistakes_flagThatIsNone_namesKeyRuleValueAndRemedy(Setting setting) {
    set(setting, "yes");

    assertThat(mistake())
        .isEqualTo(setting.key() + " must be true or false, was \"yes\": write true or false");
  }

  @ParameterizedTest
  @CsvSource({
    "ACQUIRE_TIMEOUT, 10",
    "ACQUIRE_TIMEOUT, 10s",
    "ACQUIRE_TIMEOUT, PT",
    "ACQUIRE_TIMEOUT, PT0S",
    "ACQUIRE_TIMEOUT, PT-1S",
    "ACQUIRE_TIMEOUT, PT0.0009S",
    "ACQUIRE_TIMEOUT, PT10M0.001S",
    "ACQUIRE_TIMEOUT, P1000000D",
    "ACQUIRE_TIMEOUT, PT99999999999999999999S",
    "CONNECT_TIMEOUT, PT11M",
    "READ_TIMEOUT, 5000",
    "REFRESH_AHEAD, PT0S",
    "REFRESH_AHEAD, PT24H1S",
    "REPLAY_BODY_LIMIT, -1",
    "REPLAY_BODY_LIMIT, 1073741825",
    "REPLAY_BODY_LIMIT, 1MB",
    "REPLAY_BODY_LIMIT, 99999999999999999999",
    "METRICS, Auto",
    "METRICS, statsd",
    "STORE, redis"
  })
  void mistakes_valueOutOfRange_namesKeyValueAndRange(Setting setting, String value) {
    set(setting, value);

    assertThat(mistake())
        .startsWith(setting.key() + " must be ")
        .contains(setting.range().replace("`", ""))
        .contains("was \"" + value + "\": ");
  }

  @ParameterizedTest
  @CsvSource({
    "ACQUIRE_TIMEOUT, PT0.001S",
    "ACQUIRE_TIMEOUT, PT10M",
    "REFRESH_AHEAD, PT24H",
    "REFRESH_AHEAD, P1D",
    "REPLAY_BODY_LIMIT, 1073741824"
  })
  void read_endsOfTheRange_areAllowed(Setting setting, String value) {
    set(setting, value);

    assertThat(read()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vendor.trr-apps.com",
        "//vendor.trr-apps.com",
        "https:vendor.trr-apps.com",
        "https://",
        "https:///",
        "https:///path",
        "ftp://vendor.trr-apps.com",
        "http://vendor.trr-apps.com",
        "http://localhost:8080",
        "http://127.0.0.1",
        "https://vendor.trr-apps.com/api",
        "https://vendor.trr-apps.com//",
        "https://vendor_name.example",
        "https://vendor.trr-apps.com:abc",
        "https://vendor.trr-apps.com:65536",
        "https://vendor.trr-apps.com:0",
        "https://vendor.trr-apps.com:99999999999",
        "https://vendor.trr apps.com",
        "https://vendor.trr-apps.com\u0000.evil.example"
      })
  void mistakes_baseUrlThatIsNoHttpsOrigin_isRefused(String value) {
    set(Setting.BASE_URL, value);

    assertThat(mistake()).startsWith("trr.auth.base-url must be ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://vendor.trr-apps.com/v1/bearer-token",
        "http://localhost/v1/bearer-token",
        "/v1/bearer-token",
        "https://vendor.trr-apps.com:65536/v1/bearer-token"
      })
  void mistakes_tokenUrlThatIsNoHttpsUrl_isRefused(String value) {
    set(Setting.TOKEN_URL, value);

    assertThat(mistake()).startsWith("trr.auth.token-url must be ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:very-secret@vendor.trr-apps.com",
        "https://very-secret@vendor.trr-apps.com",
        "https://vendor.trr-apps.com?key=very-secret",
        "https://vendor.trr-apps.com#very-secret",
        "https://user:very-secret@vendor_name.example",
        "https://user:very-secret with space@vendor.trr-apps.com",
        "http://user:very-secret@vendor.trr-apps.com",
        "https://vendor.trr-apps.com?key=very-secret with space",
        "https://vendor_name.example?key=very-secret",
        "//user:very-secret@vendor.trr-apps.com"
      })
  void mistakes_urlThatMayHoldAPassword_isNotShown(String value) {
    set(Setting.BASE_URL, value);
    assertThat(mistake()).startsWith("trr.auth.base-url must ");
    unset(Setting.BASE_URL);
    set(Setting.TOKEN_URL, value);
    assertThat(mistake()).startsWith("trr.auth.token-url must ");
  }

  @Test
  void mistakes_controlCharactersAndLongValues_areCleanedAndCut() {
    set(Setting.ACQUIRE_TIMEOUT, "a\n\u001b[31mb" + "x".repeat(1000));

    assertThat(mistake()).doesNotContain("\n", "\u001b").hasSizeLessThan(400);
  }

  @Test
  void read_baseUrlWithAHostInUnicode_isPutIntoAscii() {
    set(Setting.BASE_URL, "https://b\u00fccher.example:8443");

    assertThat(read().origin()).hasToString("https://xn--bcher-kva.example:8443");
    assertThat(read().tokenUrl()).hasToString("https://xn--bcher-kva.example:8443/v1/bearer-token");
  }

  @Test
  void insecureLoopback_allowed_takesPlainHttpOnLoopbackOnly() {
    set(Setting.ALLOW_INSECURE_LOOPBACK, "true");
    for (String url : new String[] {"http://localhost:8080", "http://127.0.0.1", "http://[::1]"}) {
      set(Setting.BASE_URL, url);
      assertThat(read().origin()).asString().startsWith(url);
    }

    set(Setting.BASE_URL, "http://vendor.trr-apps.com");
    assertThat(mistake()).contains("use https");
  }

  @Test
  void insecureLoopback_notAllowed_saysHowToAllowIt() {
    set(Setting.BASE_URL, "http://localhost:8080");

    assertThat(mistake()).contains("trr.auth.allow-insecure-loopback=true");
  }

  // Secrets

  @Test
  void secret_valueAndFile_isAMistake() {
    set(Setting.CLIENT_SECRET_FILE, "/tmp/secret");

    assertThat(mistake()).contains("trr.auth.client-secret", "trr.auth.client-secret-file", "both");
  }

  @Test
  void secret_nextValueAndNextFile_isAMistake() {
    set(Setting.CLIENT_SECRET_NEXT, SECRET);
    set(Setting.CLIENT_SECRET_NEXT_FILE, "/tmp/secret");

    assertThat(mistake()).contains("trr.auth.client-secret-next-file", "both");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\n\n", "\r"})
  void secretFile_trailingLineBreak_isIgnored(String end) throws IOException {
    useFile(file("secret", "from-file" + end));

    assertThat(credentials(read())).containsExactly(client("from-file"));
  }

  @Test
  void secretFile_spacesInside_areKept() throws IOException {
    useFile(file("secret", " a b \n"));

    assertThat(credentials(read())).containsExactly(client(" a b "));
  }

  @Test
  void secretFile_byteOrderMark_isNoPartOfTheSecret() throws IOException {
    useFile(file("secret", "\uFEFFfrom-file\r\n"));

    assertThat(credentials(read())).containsExactly(client("from-file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE"})
  void secretFile_inAnotherEncoding_isAMistakeWithoutItsContent(String encoding)
      throws IOException {
    Path file = directory.resolve("secret");
    Files.write(file, (SECRET + "\u00e4").getBytes(encoding));
    useFile(file);

    assertThat(mistake()).contains("trr.auth.client-secret-file", "UTF-8", "secret\"");
  }

  @Test
  void secretFile_isReadAgainEachTime() throws IOException {
    Path file = file("secret", "one");
    useFile(file);
    CredentialSource source = read().credentials();
    assertThat(source.read()).containsExactly(client("one"));

    file("secret", "two");

    assertThat(source.read()).containsExactly(client("two"));
  }

  @Test
  void secretValue_isLookedUpAgainEachTime() throws IOException {
    CredentialSource source = read().credentials();

    set(Setting.CLIENT_SECRET, "two");

    assertThat(source.read()).containsExactly(client("two"));
  }

  @Test
  void secretFile_missing_isAMistakeWithTheName() {
    useFile(directory.resolve("nowhere"));

    assertThat(mistake()).contains("trr.auth.client-secret-file", "nowhere", "NoSuchFile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n"})
  void secretFile_blank_isAMistake(String content) throws IOException {
    useFile(file("secret", content));

    assertThat(mistake()).contains("trr.auth.client-secret-file", "empty");
  }

  @Test
  void secretFile_directory_isAMistake() {
    useFile(directory);

    assertThat(mistake()).contains("trr.auth.client-secret-file");
  }

  @Test
  void secretFile_notAPath_isAMistake() {
    set(Setting.CLIENT_SECRET_FILE, "a\0b");
    unset(Setting.CLIENT_SECRET);

    assertThat(mistake()).contains("trr.auth.client-secret-file").doesNotContain("\0");
  }

  @Test
  void secretFile_tooLarge_isAMistakeWithoutItsContent() throws IOException {
    useFile(file("secret", SECRET.repeat(10_000)));

    assertThat(mistake()).contains("65536");
  }

  @Test
  void secretFile_goneLater_failsWithoutStoppingTheSource() throws IOException {
    Path file = file("secret", "one");
    useFile(file);
    CredentialSource source = read().credentials();
    Files.delete(file);

    assertThat(catchThrowableOfType(IOException.class, source::read))
        .hasMessageContaining("trr.auth.client-secret-file");
    file("secret", "two");
    assertThat(source.read()).containsExactly(client("two"));
  }

  @Test
  void credentials_goneLater_fail() {
    CredentialSource source = read().credentials();
    values.clear();

    assertThat(catchThrowableOfType(IOException.class, source::read))
        .hasMessageContaining("trr.auth.client-id");
  }

  @Test
  void nextSecret_value_comesSecond() throws IOException {
    set(Setting.CLIENT_SECRET_NEXT, "next");

    assertThat(credentials(read())).containsExactly(client(SECRET), client("next"));
  }

  @Test
  void nextSecretFile_mayBeMissingOrEmpty() throws IOException {
    set(Setting.CLIENT_SECRET_NEXT_FILE, directory.resolve("next").toString());
    CredentialSource source = read().credentials();
    assertThat(source.read()).containsExactly(client(SECRET));

    file("next", "");
    assertThat(source.read()).containsExactly(client(SECRET));

    file("next", "next\n");
    assertThat(source.read()).containsExactly(client(SECRET), client("next"));
  }

  private void useFile(Path file) {
    unset(Setting.CLIENT_SECRET);
    set(Setting.CLIENT_SECRET_FILE, file.toString());
  }

  // The switch, texts, unknown keys

  @ParameterizedTest
  @ValueSource(strings = {"false", "FALSE", " False "})
  void disabled_requiresNothingAndChecksNothing(String value) {
    values.clear();
    set(Setting.ENABLED, value);
    set(Setting.ACQUIRE_TIMEOUT, "nonsense");
    set(Setting.BASE_URL, "nonsense");

    Settings settings = read();

    assertThat(settings.enabled()).isFalse();
    assertThat(settings).asString().contains("disabled");
  }

  @Test
  void toString_holdsNoSecret() throws IOException {
    set(Setting.CLIENT_SECRET_NEXT, SECRET + "-next");
    Settings settings = read();

    assertThat(settings.toString()).contains("vendor.trr-apps.com").doesNotContain(SECRET);
    assertThat(credentials(settings).toString()).doesNotContain(SECRET);
  }

  @Test
  void unknownKeys_misspelt_areNamedWithTheNearest() {
    List<String> warnings =
        Settings.unknownKeys(
            List.of(
                "trr.auth.client-secrte",
                "trr.auth.aquire-timeout",
                "trr.auth.agent.debuge",
                "trr.auth.client-id",
                "trr.authority",
                "other.key"));

    assertThat(warnings).hasSize(3);
    assertThat(warnings.get(0))
        .contains("trr.auth.agent.debuge", "nearest is trr.auth.agent.debug");
    assertThat(warnings.get(1)).contains("nearest is trr.auth.acquire-timeout");
    assertThat(warnings.get(2)).contains("nearest is trr.auth.client-secret");
  }

  @Test
  void unknownKeys_allKnown_areNone() {
    List<String> keys =
        Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toList());

    assertThat(Settings.unknownKeys(keys)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?very-secret", "#very-secret", "@very-secret"})
  void mistakes_nothingButWhatMayHoldAPassword_isNotShown(String value) {
    set(Setting.BASE_URL, value);

    assertThat(mistake()).contains("value not shown");
  }

  @Test
  void read_highestPort_isAllowed() {
    set(Setting.BASE_URL, "https://vendor.example:65535");

    assertThat(read().origin()).hasToString("https://vendor.example:65535");
  }

  @Test
  void secretFile_ofTheLargestSize_isRead() throws IOException {
    String secret = "x".repeat(64 * 1024);
    useFile(file("secret", secret));

    assertThat(credentials(read())).containsExactly(client(secret));
  }
}
