package io.github.trrauth.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trrauth.Settings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSettingsTest {
  private static final String KEY = "trr.auth.client-id";

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @AfterEach
  void clear() {
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("trr.auth."));
  }

  private AgentSettings read(String arguments) throws IOException {
    try (URLClassLoader classPath = new URLClassLoader(new URL[] {url(folder)}, null)) {
      return AgentSettings.of(arguments, new Environment(environment), classPath);
    }
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  private Path write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines));
  }

  private void writeClassPath(String... lines) throws IOException {
    write("META-INF/microprofile-config.properties", lines);
  }

  @Test
  void value_inSeveralPlaces_comesFromTheHighestOrdinal() throws IOException {
    Path file = write("agent.properties", KEY + "=file");
    writeClassPath(KEY + "=class path");
    assertThat(read("").apply(KEY)).isEqualTo("class path");
    String named = "config-file=" + file;
    assertThat(read(named).apply(KEY)).isEqualTo("file");
    environment.put("TRR_AUTH_CLIENT_ID", "environment");
    assertThat(read(named).apply(KEY)).isEqualTo("environment");
    System.setProperty(KEY, "system property");
    assertThat(read(named).apply(KEY)).isEqualTo("system property");
    assertThat(read(named + ",client-id=argument").apply(KEY)).isEqualTo("argument");
  }

  @Test
  void ordinal_setByTheFileItself_counts() throws IOException {
    writeClassPath(KEY + "=class path", "config_ordinal=1000");
    System.setProperty(KEY, "system property");
    assertThat(read("client-id=argument").apply(KEY)).isEqualTo("class path");
  }

  @Test
  void ordinal_thatIsNoNumber_isTheDefault() throws IOException {
    writeClassPath(KEY + "=class path", "config_ordinal=first");
    System.setProperty(KEY, "system property");
    assertThat(read("").apply(KEY)).isEqualTo("system property");
  }

  @Test
  void value_emptyInAHigherPlace_hidesTheLowerOne() throws IOException {
    writeClassPath("trr.auth.read-timeout=PT1S");
    System.setProperty("trr.auth.read-timeout", "");
    assertThat(read("").apply("trr.auth.read-timeout")).isEmpty();
  }

  @Test
  void environment_anySpelling_isFoundInMicroProfilesOrder() throws IOException {
    environment.put("TRR_AUTH_CLIENT_ID", "upper case");
    assertThat(read("").apply(KEY)).isEqualTo("upper case");
    environment.put("trr_auth_client_id", "underscores");
    assertThat(read("").apply(KEY)).isEqualTo("underscores");
    environment.put(KEY, "exact");
    assertThat(read("").apply(KEY)).isEqualTo("exact");
  }

  @Test
  void environment_ofAKeyWithDots_isFound() throws IOException {
    environment.put("TRR_AUTH_AGENT_DEBUG", "true");
    assertThat(read("").apply("trr.auth.agent.debug")).isEqualTo("true");
  }

  @Test
  void arguments_withAndWithoutPrefix_areTheSame() throws IOException {
    AgentSettings settings = read("trr.auth.client-id=a, store=memory,token-url=https://b/?c=d");
    assertThat(settings.apply(KEY)).isEqualTo("a");
    assertThat(settings.apply("trr.auth.store")).isEqualTo("memory");
    assertThat(settings.apply("trr.auth.token-url")).isEqualTo("https://b/?c=d");
  }

  @Test
  void arguments_withCommaInAValue_keepIt() throws IOException {
    assertThat(read("client-secret-file=/etc/a,b,client-id=c").apply("trr.auth.client-secret-file"))
        .isEqualTo("/etc/a,b");
  }

  @Test
  void arguments_thatAreNone_areAMistakeWithoutTheText() throws IOException {
    AgentSettings settings = read("s3cret");
    assertThatThrownBy(settings::check)
        .isInstanceOf(MistakesException.class)
        .hasMessageContaining("must be key=value")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void file_namedInTheEnvironment_isRead() throws IOException {
    environment.put("TRR_AUTH_CONFIG_FILE", write("agent.properties", KEY + "=Żółw").toString());
    assertThat(read("").apply(KEY)).isEqualTo("Żółw");
  }

  @Test
  void file_changed_isReadAgain() throws IOException {
    Path file = write("agent.properties", "trr.auth.client-secret=one");
    AgentSettings settings = read("config-file=" + file);
    assertThat(settings.apply("trr.auth.client-secret")).isEqualTo("one");
    write("agent.properties", "trr.auth.client-secret=two");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThat(settings.apply("trr.auth.client-secret")).isEqualTo("two");
  }

  @Test
  void file_gone_holdsAsItWas() throws IOException {
    Path file = write("agent.properties", "trr.auth.client-secret=one");
    AgentSettings settings = read("config-file=" + file);
    Files.delete(file);
    assertThat(settings.apply("trr.auth.client-secret")).isEqualTo("one");
  }

  @Test
  void file_unreadable_isAMistakeBesideTheOthers() throws IOException {
    AgentSettings settings = read("config-file=" + folder.resolve("none") + ",base-url=http://x");
    assertThatThrownBy(settings::check)
        .hasMessageContaining("trr.auth.config-file must be a readable file")
        .hasMessageContaining("none")
        .hasMessageContaining("trr.auth.base-url")
        .hasMessageContaining("trr.auth.client-id is missing");
  }

  @Test
  void mistakes_withLineBreaks_areOneLine() throws IOException {
    AgentSettings settings = read("config-file=/none\nof this,client-id=a");
    assertThatThrownBy(settings::check)
        .extracting(Throwable::getMessage)
        .asString()
        .hasLineCount(1);
  }

  @Test
  void mistakes_withMisspeltKey_nameIt() throws IOException {
    System.setProperty("trr.auth.client-ident", "a");
    assertThatThrownBy(read("client-secret=b")::check)
        .hasMessageContaining("trr.auth.client-id is missing")
        .hasMessageContaining("trr.auth.client-ident is no setting")
        .hasMessageNotContaining("=b");
  }

  @Test
  void settings_withoutMistake_warnOfUnknownKeysAlone() throws Exception {
    AgentSettings configured = read("client-id=a,client-secret=b,raed-timeout=PT1S");
    Settings settings = configured.check();
    assertThat(settings.enabled()).isTrue();
    assertThat(configured.unknownKeys())
        .singleElement()
        .asString()
        .startsWith("trr.auth.raed-timeout is no setting");
  }

  @Test
  void settings_switchedOff_needNothing() throws Exception {
    assertThat(read("enabled=false,config-file=/none").check().enabled()).isFalse();
  }
}
