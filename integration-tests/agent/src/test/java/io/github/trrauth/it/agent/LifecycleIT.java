package io.github.trrauth.it.agent;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.jvms.Conversation;
import io.github.trrauth.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program that lives through the end, the revocation and the rotation of what it never saw. */
class LifecycleIT {
  private static final int MAX_CALLS = 50_000;
  @RegisterExtension static final Stage stage = new Stage();

  private static Conversation terminal(Jvm jvm) {
    return stage.withAgent(jvm).classPath(Program.classes()).main("legacy.Terminal").talk();
  }

  @OnEachJvm
  void calls_oneAfterTheOther_shareOneToken(Jvm jvm) {
    try (Conversation program = terminal(jvm)) {
      for (String path : List.of("/v1/vendor", "/v1/consignments?page_size=2", "/v1/items")) {
        assertThat(program.say(stage.base() + path)).isEqualTo("200");
      }
      assertThat(stage.vendor().journal().tokenRequests()).hasSize(1);
      assertThat(stage.vendor().journal().unsigned()).isEmpty();
      assertThat(program.err()).isEmpty();
    }
  }

  @OnEachJvm
  void token_expires_isReplacedUnseen(Jvm jvm) {
    stage.vendor().tokens().lifetime(Duration.ofSeconds(1));
    try (Conversation program = terminal(jvm)) {
      int calls = 0;
      while (stage.vendor().journal().summary().tokenRequests() < 3) {
        assertThat(program.say(stage.base() + "/v1/vendor")).isEqualTo("200");
        assertThat(++calls).isLessThan(MAX_CALLS);
      }
      assertThat(stage.vendor().journal().summary().unsigned()).isZero();
    }
  }

  @OnEachJvm
  void token_revoked_isReplacedUnseen(Jvm jvm) {
    try (Conversation program = terminal(jvm)) {
      assertThat(program.say(stage.base() + "/v1/vendor")).isEqualTo("200");
      stage.vendor().tokens().revokeAll();
      assertThat(program.say(stage.base() + "/v1/vendor")).isEqualTo("200");
      assertThat(stage.vendor().journal().replays()).hasSize(1);
      assertThat(program.err().lines())
          .hasSize(3)
          .allSatisfy(line -> assertThat(line).startsWith("trr-auth: "))
          .anySatisfy(
              line -> assertThat(line).contains("TRR-201 API_REJECTED", "401", "Unauthorized"))
          .anySatisfy(line -> assertThat(line).contains("TRR-901 ALERT"))
          .anySatisfy(line -> assertThat(line).contains("TRR-202 API_ACCEPTED"));
      assertNothingLeaks(program.err());
    }
  }

  @OnEachJvm
  void secretInFile_rotated_isUsedWithoutRestart(Jvm jvm, @TempDir Path folder) throws Exception {
    Sandbox vendor = stage.vendor();
    Path secret = folder.resolve("secret");
    Files.writeString(secret, vendor.credentials().clientSecret() + "\n");
    Path file = folder.resolve("trr-auth.properties");
    Files.writeString(
        file,
        "trr.auth.base-url="
            + stage.base()
            + "\ntrr.auth.client-id="
            + vendor.credentials().clientId()
            + "\ntrr.auth.client-secret-file="
            + secret.toString().replace("\\", "\\\\")
            + "\n");
    Program program =
        stage.program(jvm).option("-javaagent:" + Program.agent() + "=config-file=" + file);
    try (Conversation terminal =
        program.classPath(Program.classes()).main("legacy.Terminal").talk()) {
      assertThat(terminal.say(stage.base() + "/v1/vendor")).isEqualTo("200");
      Files.writeString(secret, vendor.credentials().rotate());
      vendor.tokens().revokeAll();
      assertThat(terminal.say(stage.base() + "/v1/vendor")).isEqualTo("200");
      assertNothingLeaks(terminal.err());
    }
  }

  @OnEachJvm
  void secretInConfigFile_rotated_isUsedWithoutRestart(Jvm jvm) {
    try (Conversation program = terminal(jvm)) {
      assertThat(program.say(stage.base() + "/v1/vendor")).isEqualTo("200");
      stage.vendor().credentials().rotate();
      stage.configure(Map.of("eager", "false"));
      stage.vendor().tokens().revokeAll();
      assertThat(program.say(stage.base() + "/v1/vendor")).isEqualTo("200");
    }
  }

  @OnEachJvm
  void call_withoutTokenToBeHad_failsAndIsNotSent(Jvm jvm) {
    stage.vendor().always(Sandbox.TOKEN_PATH, with().status(400).body("{\"message\": \"No.\"}"));
    try (Conversation program = terminal(jvm)) {
      String first = program.say(stage.base() + "/v1/vendor");
      String second = program.say(stage.base() + "/v1/vendor");
      assertThat(first)
          .startsWith("java.io.IOException: trr-auth did not send the request: TRR-303 ")
          .contains("400")
          .contains("No.");
      assertThat(second).startsWith("java.io.IOException: trr-auth did not send the request: ");
      assertThat(stage.vendor().journal().unsigned()).isEmpty();
      assertThat(program.say(stage.elsewhere() + "/open/echo")).isEqualTo("200");
      assertThat(program.err().lines())
          .singleElement()
          .satisfies(line -> assertThat(line).contains("TRR-303 CREDENTIALS_REJECTED"));
      assertNothingLeaks(program.err() + first + second);
    }
  }

  private static void assertNothingLeaks(String text) {
    assertThat(text)
        .doesNotContain(stage.vendor().credentials().secrets())
        .doesNotContain(stage.vendor().tokens().issued());
  }
}
