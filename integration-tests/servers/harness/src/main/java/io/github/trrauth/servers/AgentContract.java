package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The agent in the server's JVM, alone and beside our jar in an application. */
public interface AgentContract extends Tested {
  /**
   * Writes the agent's settings and returns what installs it.
   *
   * @param agent its jar
   * @param folder where the settings are written
   * @param vendor whose requests are signed
   * @return an argument for a JVM
   */
  static List<String> agent(Path agent, Path folder, Sandbox vendor) {
    String settings =
        vendor.settings().entrySet().stream()
            .map(entry -> entry.getKey() + '=' + entry.getValue() + '\n')
            .collect(Collectors.joining());
    try {
      Path file = Files.createDirectories(folder).resolve("agent.properties");
      Files.writeString(file, settings);
      return List.of("-javaagent:" + agent + "=config-file=" + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Names the log manager that the server sets in its JVM.
   *
   * @return the name of a class
   */
  String logManager();

  @Test
  default void agent_inTheServer_leavesItsLogManagerInPlace() throws Exception {
    stage()
        .with(
            application("managed").withoutJar(),
            probe -> assertThat(probe.logManager()).isEqualTo(logManager()));
  }

  @Test
  default void urlConnection_ofAnApplicationThatKnowsNothing_isSigned() throws Exception {
    stage()
        .with(
            application("legacy").withoutJar(),
            probe -> {
              for (String thread : new String[] {"request", "bare-thread", "common-pool"}) {
                assertThat(probe.call(thread, "url"))
                    .as(thread)
                    .containsEntry("state", "VALID")
                    .containsEntry("tokens", "1");
              }
            });
  }

  /** The token request of our jar itself goes through a URL connection, too. */
  @Test
  default void request_withAgentAndOurJar_isSignedOnce() throws Exception {
    stage()
        .with(
            application("both"),
            probe -> {
              for (String client : List.of("url", "built", "injected", "token-source")) {
                Map<String, String> call = probe.call("request", client);
                assertThat(call)
                    .as(client)
                    .containsEntry("state", "VALID")
                    .containsEntry("tokens", "1");
              }
            });
    List<JournalEntry> tokenRequests = stage().vendor().journal().tokenRequests();
    assertThat(tokenRequests)
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200))
        .allSatisfy(entry -> assertThat(entry.headers()).doesNotContainKey("authorization"));
    assertThat(stage().vendor().journal().summary().doubled()).isZero();
  }
}
