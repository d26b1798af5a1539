package io.github.trrauth.servers;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that change while they are used. */
public interface RotationContract extends Tested {
  /** How long a change may take to be seen. */
  Duration LIMIT = Duration.ofSeconds(60);

  @Test
  default void rotation_underLoad_failsNoCall(@TempDir Path folder) throws Exception {
    Sandbox vendor = stage().another(Sandbox.builder());
    vendor.tokens().lifetime(Duration.ofSeconds(8));
    Path file = folder.resolve("secret");
    replace(file, vendor.credentials().clientSecret());
    TestApplication rotating =
        application("rotating")
            .with(vendor.settings())
            .knowing(vendor.baseUrl())
            .without("trr.auth.client-secret")
            .with("trr.auth.client-secret-file", file.toString());
    stage().with(rotating, probe -> expectRotation(vendor, file, probe));
    vendor.close();
  }

  private void expectRotation(Sandbox vendor, Path file, Probe probe) throws Exception {
    // On a busy machine an application that has just started takes longer than a token lives.
    assertThat(probe.call("request", anyClient())).containsEntry("state", "VALID");
    probe.startLoad(anyClient());
    awaitFetches(vendor, 2);
    String secret = vendor.credentials().add();
    replace(file, secret);
    vendor.credentials().accept(secret);
    awaitFetches(vendor, 2);
    if (replays()) {
      awaitCalls(vendor, 400);
      // And without overlap: the file comes late, and all tokens end with their secret.
      replace(file, vendor.credentials().rotate());
      vendor.tokens().revokeAll();
      awaitFetches(vendor, 2);
    }
    Map<String, String> result = probe.stopLoad();
    assertThat(result).containsEntry("failures", "0");
    assertThat(Integer.parseInt(result.get("calls"))).isGreaterThan(1000);
  }

  /** Waits until no request is on its way with an earlier token: each is sent again only once. */
  private static void awaitCalls(Sandbox vendor, int more) {
    int enough = vendor.journal().summary().signed() + more;
    Awaitility.await("calls go on")
        .atMost(LIMIT)
        .until(() -> vendor.journal().summary().signed() >= enough);
  }

  private static void awaitFetches(Sandbox vendor, int more) {
    int enough = vendor.journal().summary().tokenRequests() + more;
    Awaitility.await("token requests go on")
        .atMost(LIMIT)
        .until(() -> vendor.journal().summary().tokenRequests() >= enough);
  }

  private static void replace(Path file, String secret) throws IOException {
    Path next = file.resolveSibling("next");
    Files.writeString(next, secret + "\n");
    Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }
}
