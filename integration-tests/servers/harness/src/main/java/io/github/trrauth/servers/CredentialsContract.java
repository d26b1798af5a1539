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

/** Secrets that change, and several applications with their own. */
public interface CredentialsContract extends Tested {
  /** How long a change may take to be seen. */
  Duration LIMIT = Duration.ofSeconds(60);

  @Test
  default void twoApplications_withDifferentCredentials_eachSendTheirOwnToken() throws Exception {
    String first = stage().vendor().credentials().clientSecret();
    String second = stage().vendor().credentials().add();
    TestApplication one = application("one").with("trr.auth.client-secret", first);
    TestApplication two = application("two").with("trr.auth.client-secret", second);
    stage().with(one, ofOne -> stage().with(two, ofTwo -> expectApart(ofOne, ofTwo)));
  }

  /** The first application is the one that a server falls back to, where it does. */
  @Test
  default void application_afterOneWithoutTheJar_isSignedOnItsOwnThreads() throws Exception {
    TestApplication second = application("second");
    stage()
        .with(
            application("first").withoutJar(),
            first ->
                stage()
                    .with(
                        second,
                        probe -> {
                          for (String client : ClientContract.CLIENTS) {
                            for (String thread : new String[] {"request", "bare-thread"}) {
                              Map<String, String> call = probe.call(thread, client);
                              assertThat(Calling.of(call))
                                  .as("%s on %s: %s", client, thread, call)
                                  .isEqualTo(callingBehindAnother(thread, client));
                            }
                          }
                        }));
  }

  /**
   * Says what becomes of a call in an application that was deployed after one without our jar.
   *
   * @param thread a kind of thread
   * @param client a kind of client
   */
  default Calling callingBehindAnother(String thread, String client) {
    return Calling.SIGNED;
  }

  /** Checks two applications, and that the one works on when the other one's secret is revoked. */
  default void expectApart(Probe one, Probe two) throws InterruptedException {
    assertThat(one.token()).isNotEqualTo(two.token());
    for (String client : ClientContract.CLIENTS) {
      for (String thread : new String[] {"request", "bare-thread"}) {
        expectToken(one, thread, client);
        expectToken(two, thread, client);
      }
    }
    Sandbox vendor = stage().vendor();
    vendor.credentials().accept(vendor.credentials().clientSecret());
    vendor.tokens().revokeAll();
    assertThat(two.call("request", "injected")).containsEntry("state", "VALID");
    assertThat(one.call("request", "injected").get("failure")).contains("401");
    assertThat(two.call("request", "injected")).containsEntry("state", "VALID");
  }

  private static void expectToken(Probe application, String thread, String client) {
    assertThat(application.call(thread, client))
        .as(client + " on " + thread)
        .containsEntry("state", "VALID")
        .containsEntry("token", application.token())
        .containsEntry("tokens", "1");
  }

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

  private static void expectRotation(Sandbox vendor, Path file, Probe probe) throws Exception {
    probe.startLoad();
    awaitFetches(vendor, 2);
    String secret = vendor.credentials().add();
    replace(file, secret);
    vendor.credentials().accept(secret);
    awaitFetches(vendor, 2);
    awaitCalls(vendor, 400);
    // And without overlap: the file comes late, and all tokens end with their secret.
    replace(file, vendor.credentials().rotate());
    vendor.tokens().revokeAll();
    awaitFetches(vendor, 2);
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
