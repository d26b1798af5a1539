package io.github.trrauth.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void text_saysWhatTheJarIsAndHowToAttachIt() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Main.print(new PrintStream(out, true, UTF_8));
    assertThat(out.toString(UTF_8))
        .startsWith("trr-auth agent")
        .contains("-javaagent:trr-auth-agent.jar=config-file=", "trr.auth.client-secret-file=");
  }
}
