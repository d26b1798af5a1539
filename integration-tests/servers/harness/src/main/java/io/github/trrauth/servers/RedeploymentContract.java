package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.TokenSource;
import io.github.trrauth.servers.app.Marker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Applications that come and go, and what is left of them. */
public interface RedeploymentContract extends Tested {
  /** More than a few, so that what is left each time stands out. */
  int REDEPLOYMENTS = Integer.getInteger("redeployments", 50);

  /** Enough to see whether the server keeps each of them. */
  int WITHOUT_JAR = 3;

  /** Threads that a client leaves behind if anything. */
  List<String> THREADS = List.of("request", "bare-thread", "common-pool");

  /** Clients that work on them. */
  List<String> CLIENTS = List.of("built-before", "injected");

  /** How long threads may take to end, and loaders to be collected. */
  Duration END = Duration.ofSeconds(90);

  @Test
  default void fiftyRedeployments_leaveNothingBehind() throws Exception {
    Jcmd jvm = Jcmd.of(stage().server().process());
    redeploy(WITHOUT_JAR, application("again").withoutJar(), RedeploymentContract::callInVain);
    // A server may hold on to the last of them, or to each, with or without our jar.
    int kept = loadersLeft(jvm);
    if (!letsGoOfApplications()) {
      assertThat(kept).as("kept without our jar").isGreaterThanOrEqualTo(WITHOUT_JAR);
    }
    redeploy(REDEPLOYMENTS, application("again"), this::call);
    int held = kept + HELD_BY_WORKERS;
    expectNoMoreThan(letsGoOfApplications() ? held : held + REDEPLOYMENTS, jvm);
  }

  private static void expectNoMoreThan(int keptByTheServer, Jcmd jvm) {
    Awaitility.await()
        .atMost(END)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              assertThat(jvm.threads("trr-auth")).isEmpty();
              assertThat(jvm.liveObjects(Marker.class))
                  .as("class loaders")
                  .isLessThanOrEqualTo(keptByTheServer);
              assertThat(jvm.liveObjects(TokenSource.class))
                  .as("token sources")
                  .isLessThanOrEqualTo(keptByTheServer);
            });
  }

  private void redeploy(int times, TestApplication application, Stage.Play play) throws Exception {
    for (int i = 0; i < times; i++) {
      stage().with(application, play);
    }
  }

  private static void callInVain(Probe probe) {
    for (String thread : THREADS) {
      CLIENTS.forEach(client -> probe.call(thread, client));
    }
  }

  private void call(Probe probe) {
    for (String thread : THREADS) {
      for (String client : CLIENTS) {
        assertThat(Calling.of(probe.call(thread, client))).isEqualTo(calling(thread, client));
      }
    }
  }

  /** Counts when the number has not fallen for a while: a worker thread keeps its last request. */
  private static int loadersLeft(Jcmd jvm) {
    AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
    AtomicInteger same = new AtomicInteger();
    Awaitility.await()
        .atMost(END)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              int now = jvm.liveObjects(Marker.class);
              same.set(now < least.get() ? 0 : same.get() + 1);
              least.set(Math.min(now, least.get()));
              return now == 0 || same.get() == 5;
            });
    return least.get();
  }
}
