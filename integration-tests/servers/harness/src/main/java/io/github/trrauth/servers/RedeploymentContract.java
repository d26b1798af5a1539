package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.TokenSource;
import io.github.trrauth.servers.app.Marker;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Applications that come and go, and what is left of them. */
interface RedeploymentContract extends Tested {
  /** More than a few, so that what is left each time stands out. */
  int REDEPLOYMENTS = Integer.getInteger("redeployments", 50);

  /** How long threads may take to end, and loaders to be collected. */
  Duration END = Duration.ofSeconds(90);

  /** How many loaders of ended applications the server holds on to, with or without our jar. */
  default int loadersTheServerKeeps() {
    return 0;
  }

  @Test
  default void fiftyRedeployments_leaveNothingBehind() throws Exception {
    for (int i = 0; i < REDEPLOYMENTS; i++) {
      stage()
          .with(
              application("again"),
              probe -> {
                for (String thread : new String[] {"request", "bare-thread", "common-pool"}) {
                  assertThat(probe.call(thread, "built")).containsEntry("state", "VALID");
                }
                assertThat(probe.call("request", "injected")).containsEntry("state", "VALID");
              });
    }
    Jcmd jvm = Jcmd.of(stage().server().process());
    Awaitility.await()
        .atMost(END)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              assertThat(jvm.threads("trr-auth")).isEmpty();
              assertThat(jvm.liveObjects(Marker.class))
                  .as("class loaders")
                  .isLessThanOrEqualTo(loadersTheServerKeeps());
              assertThat(jvm.liveObjects(TokenSource.class))
                  .as("token sources")
                  .isLessThanOrEqualTo(loadersTheServerKeeps());
            });
  }
}
