package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several applications, each with its own credentials. */
public interface CredentialsContract extends Tested {
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
    return calling(thread, client);
  }

  /** Checks two applications, and that the one works on when the other one's secret is revoked. */
  default void expectApart(Probe one, Probe two) throws InterruptedException {
    assertThat(one.token()).isNotEqualTo(two.token());
    for (String client : ClientContract.CLIENTS) {
      for (String thread : new String[] {"request", "bare-thread"}) {
        if (calling(thread, client) == Calling.SIGNED) {
          expectToken(one, thread, client);
          expectToken(two, thread, client);
        }
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
}
