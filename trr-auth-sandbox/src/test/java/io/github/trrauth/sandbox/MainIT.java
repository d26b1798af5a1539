package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the packaged jar in JVMs of its own. */
@Timeout(120)
class MainIT {
  @Test
  void jar_withoutOptions_printsSettingsThatAClientCanUse() throws Exception {
    try (PackagedSandbox sandbox = PackagedSandbox.start()) {
      Properties settings = sandbox.settings();

      Process client =
          PackagedSandbox.java(
              sandbox.trust().get(0),
              sandbox.trust().get(1),
              "-cp",
              System.getProperty("java.class.path"),
              PrintedSettingsClient.class.getName(),
              settings.getProperty("trr.auth.base-url"),
              settings.getProperty("trr.auth.client-id"),
              settings.getProperty("trr.auth.client-secret"));

      assertThat(PackagedSandbox.output(client)).isEqualTo("200\n");
      assertThat(sandbox.trustStore()).exists();
      assertThat(sandbox.stop()).containsPattern("# token requests +1\n# signed calls +1\n");
      assertThat(sandbox.trustStore()).doesNotExist();
    }
  }

  @Test
  void jar_withTrustStore_writesItThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trust.jks");
    try (PackagedSandbox sandbox =
        PackagedSandbox.start("--trust-store", file.toString(), "--plain-http")) {
      assertThat(sandbox.printed()).contains(file.toString());
      assertThat(file).exists();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port, --port needs a value",
    "--port x, --port must be a port number",
    "--port 99999, port must be from 0 to 65535",
    "--page-port 99999, port must be from 0 to 65535",
    "--ports 1, There is no option --ports"
  })
  void jar_wrongOptions_saysWhatIsWrongAndEnds(String options, String message) throws Exception {
    Process sandbox = PackagedSandbox.run(options.split(" ", -1));

    assertThat(PackagedSandbox.output(sandbox)).contains(message).contains("[--port N]");
    assertThat(sandbox.exitValue()).isEqualTo(2);
  }

  @Test
  void jar_pagePortTaken_saysSoAndEnds() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process sandbox = PackagedSandbox.run("--page-port", "" + taken.getLocalPort());

      assertThat(PackagedSandbox.output(sandbox))
          .contains("No listener on port " + taken.getLocalPort());
      assertThat(sandbox.exitValue()).isEqualTo(2);
    }
  }
}
