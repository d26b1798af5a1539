package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.jvms.Conversation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a dump of a program's heap shows. */
class MemoryIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @RegisterExtension static final Stage stage = new Stage();

  /** The JDK has it in its buffers until the thread of the token request has ended. */
  @OnEachJvm
  void secretInAFileOfItsOwn_afterATokenRequest_leavesTheHeap(Jvm jvm, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("secret");
    Files.writeString(file, stage.vendor().credentials().clientSecret() + "\n");
    stage.configureWithout("client-secret", Map.of("client-secret-file", file.toString()));
    try (Conversation program =
        stage.withAgent(jvm).classPath(Program.classes()).main("legacy.Terminal").talk()) {
      assertThat(program.say(stage.base() + "/v1/vendor")).isEqualTo("200");
      List<String> tokens = stage.vendor().tokens().issued();
      String token = tokens.get(tokens.size() - 1);
      String secret = stage.vendor().credentials().clientSecret();

      Awaitility.await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                byte[] heap = dump(program.pid(), folder);
                assertThat(holds(heap, token)).as("the token in hand can be found").isTrue();
                assertThat(holds(heap, secret)).as("the secret can be found").isFalse();
              });
    }
  }

  /** Dumps what lives after a collection. */
  private static byte[] dump(long pid, Path folder) throws IOException, InterruptedException {
    Path heap = folder.resolve("heap.hprof");
    Files.deleteIfExists(heap);
    Path out = folder.resolve("jcmd.txt");
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.heap_dump", heap.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(heap).as(Files.readString(out)).exists();
    return Files.readAllBytes(heap);
  }

  /** Texts are stored with one byte for a character, on Java 8 with two. */
  private static boolean holds(byte[] heap, String text) {
    String dump = new String(heap, StandardCharsets.ISO_8859_1);
    byte[] wide = text.getBytes(StandardCharsets.UTF_16BE);
    return dump.contains(text) || dump.contains(new String(wide, StandardCharsets.ISO_8859_1));
  }
}
