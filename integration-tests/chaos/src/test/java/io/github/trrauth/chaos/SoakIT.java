package io.github.trrauth.chaos;

import static io.github.trrauth.sandbox.Misbehaviour.with;

import io.github.trrauth.sandbox.Misbehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that can go wrong, at random, for as long as {@code -Dchaos.soak} says. */
@Tag("soak")
class SoakIT {
  private static final String TABLE = "soak.md";
  private static final Duration LIFETIME = Duration.ofSeconds(4);

  /** The vendor's journal keeps 50,000 requests, and the judge needs all of them. */
  private static final int MOST_CALLS = 40_000;

  /** One time in so many, the next thing goes wrong before the client has recovered. */
  private static final int ON_TOP = 5;

  private static final Judge.Demands DEMANDS = new Judge.Demands(false, true, false);

  @Test
  void calls_whileAnythingGoesWrongAtRandom_keepTheContract() {
    Duration length = Duration.parse(System.getProperty("chaos.soak"));
    Duration pause = length.multipliedBy(Stage.THREADS).dividedBy(MOST_CALLS);
    Table.begin(TABLE, Figures.HEAD);
    Random random = Seed.random("soak");
    List<Episode> episodes = episodes(random);
    try (Stage stage = new Stage("soak", "jaxrs", LIFETIME, pause, Map.of())) {
      Run.judge(
          "soak, " + length,
          TABLE,
          stage,
          DEMANDS,
          ready -> {
            long end = System.nanoTime() + length.toNanos();
            while (end - System.nanoTime() > 0) {
              Episode next = episodes.get(random.nextInt(episodes.size()));
              System.out.println(next.name());
              next.script().accept(ready);
              // Now and then one thing comes on top of the other, and the back-off grows.
              if (random.nextInt(ON_TOP) > 0) {
                ready.awaitToken();
              }
              ready.awaitLifetimes(random.nextDouble());
            }
            ready.clock(0);
            ready.awaitToken();
          });
    }
  }

  private static List<Episode> episodes(Random random) {
    List<Episode> episodes = new ArrayList<>();
    episodes.add(new Episode("down", stage -> stage.down("down", () -> some(stage, random))));
    episodes.add(
        new Episode("down past the end", stage -> stage.down("down", stage::awaitFailures)));
    fails(episodes, random, "10 s", with().delay(Duration.ofSeconds(10)));
    fails(episodes, random, "cut", with().cutMidBody());
    fails(episodes, random, "reset", with().resetBeforeAnswer());
    fails(episodes, random, "one byte a second", with().dripBody(Duration.ofSeconds(1)));
    fails(episodes, random, "malformed", with().malformed());
    fails(episodes, random, "huge", with().padded(8 << 20));
    fails(episodes, random, "deeply nested", with().nested(100_000));
    fails(episodes, random, "empty", with().empty());
    fails(episodes, random, "503", with().status(503));
    fails(episodes, random, "429", with().status(429));
    episodes.add(
        new Episode(
            "429, Retry-After",
            stage ->
                stage.outage(
                    "429, Retry-After",
                    with().status(429).header("Retry-After", "3"),
                    Duration.ofSeconds(3),
                    () -> some(stage, random))));
    episodes.add(new Episode("revoked", stage -> stage.vendor().tokens().revokeAll()));
    episodes.add(new Episode("new ends older", SoakIT::newEndsOlder));
    episodes.add(new Episode("clock", stage -> stage.clock(random.nextInt(7_200) - 3_600)));
    episodes.add(new Episode("secret with overlap", SoakIT::overlap));
    episodes.add(new Episode("secret without overlap", SoakIT::noOverlap));
    return episodes;
  }

  private static void fails(
      List<Episode> episodes, Random random, String name, Misbehaviour misbehaviour) {
    episodes.add(
        new Episode(name, stage -> stage.outage(name, misbehaviour, () -> some(stage, random))));
  }

  private static void some(Stage stage, Random random) {
    stage.awaitRequests(1 + random.nextInt(3));
  }

  private static void newEndsOlder(Stage stage) {
    stage.vendor().tokens().newEndsOlder(true);
    stage.awaitToken();
    stage.vendor().tokens().newEndsOlder(false);
  }

  private static void overlap(Stage stage) {
    String added = stage.vendor().credentials().add();
    stage.secret(added);
    stage.awaitToken();
    stage.vendor().credentials().accept(added);
  }

  private static void noOverlap(Stage stage) {
    String next = stage.vendor().credentials().rotate();
    stage.awaitRequests(1);
    stage.secret(next);
    stage.awaitToken();
  }

  /** Something that goes wrong and, as far as it is up to the vendor, right again. */
  private record Episode(String name, Consumer<Stage> script) {}
}
