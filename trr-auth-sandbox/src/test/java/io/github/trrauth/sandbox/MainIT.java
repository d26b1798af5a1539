package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the packaged jar in JVMs of its own. */
@Timeout(120)
class MainIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String JAR = System.getProperty("sandbox.jar", "");

  @Test
  void jar_withoutOptions_printsSettingsThatAClientCanUse() throws Exception {
    Process sandbox = java("-jar", JAR);
    try {
      String printed = readSettings(sandbox);
      Properties settings = new Properties();
      settings.load(new StringReader(printed));
      Matcher options = Pattern.compile("(?m)^# (-Djavax\\S+) (-Djavax\\S+)$").matcher(printed);
      assertThat(options.find()).as(printed).isTrue();

      Process client =
          java(
              options.group(1),
              options.group(2),
              "-cp",
              System.getProperty("java.class.path"),
              PrintedSettingsClient.class.getName(),
              settings.getProperty("trr.auth.base-url"),
              settings.getProperty("trr.auth.client-id"),
              settings.getProperty("trr.auth.client-secret"));

      assertThat(output(client)).isEqualTo("200\n");
      Path trustStore = Path.of(options.group(1).substring("-Djavax.net.ssl.trustStore=".length()));
      assertThat(trustStore).exists();
      sandbox.toHandle().destroy(); // unlike Process.destroy, leaves the output to be read
      assertThat(output(sandbox)).containsPattern("# token requests +1\n# signed calls +1\n");
      assertThat(trustStore).doesNotExist();
    } finally {
      sandbox.destroyForcibly();
    }
  }

  @Test
  void jar_withTrustStore_writesItThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trust.jks");
    Process sandbox = java("-jar", JAR, "--trust-store", file.toString(), "--plain-http");
    try {
      assertThat(readSettings(sandbox)).contains(file.toString());
      assertThat(file).exists();
    } finally {
      sandbox.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port, --port needs a value",
    "--port x, --port must be a port number",
    "--port 99999, port must be from 0 to 65535",
    "--ports 1, There is no option --ports"
  })
  void jar_wrongOptions_saysWhatIsWrongAndEnds(String options, String message) throws Exception {
    List<String> command = new ArrayList<>(List.of("-jar", JAR));
    command.addAll(List.of(options.split(" ", -1)));

    Process sandbox = java(command.toArray(new String[0]));

    assertThat(output(sandbox)).contains(message).contains("[--port N]");
    assertThat(sandbox.exitValue()).isEqualTo(2);
  }

  private static Process java(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Everything up to the last line that is printed at the start. */
  private static String readSettings(Process sandbox) throws IOException {
    StringBuilder text = new StringBuilder();
    // Not closed: the process is still to be read from.
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      text.append(line).append('\n');
      if (line.startsWith("# To make it misbehave")) {
        return text.toString();
      }
    }
    throw new IOException("The sandbox ended early: " + text);
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
