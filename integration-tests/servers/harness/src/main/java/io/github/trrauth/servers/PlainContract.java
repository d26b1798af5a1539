package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.servers.plain.PlainApplication;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An application without beans, with our jar in it: no CDI container may know of it. */
public interface PlainContract extends Tested {
  /** Enough to see whether each of them is left. */
  int TIMES = 10;

  /** How long loaders may take to be collected. */
  Duration COLLECTION = Duration.ofSeconds(90);

  @Test
  default void applicationWithoutBeans_isSignedAndLeavesNothingBehind() throws Exception {
    TestApplication plain = application("plain").withoutBeans();
    AtomicInteger signed = new AtomicInteger();
    for (int i = 0; i < TIMES; i++) {
      stage()
          .with(
              plain,
              probe -> {
                if (probe.callFromPlain(stage().vendor().baseUrl()).equals("200")) {
                  signed.incrementAndGet();
                }
              });
    }
    assertThat(signed).hasValue(TIMES);
    if (letsGoOfApplications()) {
      Jcmd jvm = Jcmd.of(stage().server().process());
      // A server may hold on to the last one as well.
      Awaitility.await()
          .atMost(COLLECTION)
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(
              () ->
                  assertThat(jvm.liveObjects(PlainApplication.Trace.class))
                      .isLessThanOrEqualTo(HELD_BY_WORKERS + 1));
    }
  }
}
