package io.github.trrauth.chaos;

import static io.github.trrauth.sandbox.Misbehaviour.with;

import io.github.trrauth.sandbox.Misbehaviour;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The table of what goes wrong. */
final class Scenarios {
  /** Nothing beyond the rules for all. */
  private static final Judge.Demands RULES = new Judge.Demands(false, false, false);

  private static final Judge.Demands NO_FAILURE = new Judge.Demands(true, false, false);

  private Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            "down-across-an-expiry",
            "jaxrs",
            "endpoint down across an expiry",
            RULES,
            (stage, random) -> {
              stage.down("down", () -> downPastTheEnd(stage));
              stage.awaitToken();
            }),
        new Scenario(
            "down-across-an-expiry-agent",
            "url",
            "the same with the agent, and a revoked token",
            RULES,
            (stage, random) -> {
              stage.down("down", () -> downPastTheEnd(stage));
              stage.awaitToken();
              stage.vendor().tokens().revokeAll();
              stage.awaitToken();
            }),
        new Scenario(
            "answers-after-ten-seconds",
            "jaxrs",
            "answers after 10 s",
            RULES,
            (stage, random) -> {
              stage.outage(
                  "10 s", with().delay(Duration.ofSeconds(10)), () -> stage.awaitRequests(3));
              stage.awaitToken();
            }),
        new Scenario(
            "cut-mid-body",
            "jaxrs",
            "connection cut in the middle of the body, then reset before the answer",
            RULES,
            (stage, random) -> {
              stage.outage("cut", with().cutMidBody(), () -> downPastTheEnd(stage));
              stage.awaitToken();
              stage.outage("reset", with().resetBeforeAnswer(), () -> stage.awaitRequests(2));
              stage.awaitToken();
            }),
        new Scenario(
            "one-byte-a-second",
            "jaxrs",
            "one byte a second",
            RULES,
            (stage, random) -> {
              Duration second = Duration.ofSeconds(1);
              stage.outage("slow body", with().dripBody(second), () -> stage.awaitRequests(2));
              stage.awaitToken();
              stage.outage("slow head", with().dripHead(second), () -> stage.awaitRequests(2));
              stage.awaitToken();
            }),
        new Scenario(
            "unusable-answers",
            "jaxrs",
            "JSON that is malformed, huge, deeply nested, empty",
            RULES,
            (stage, random) -> {
              twice(stage, "malformed", with().malformed());
              twice(stage, "huge", with().padded(8 << 20));
              twice(stage, "deeply nested", with().nested(100_000));
              twice(stage, "empty", with().empty());
            }),
        new Scenario(
            "server-errors",
            "jaxrs",
            "bursts of 500, 502, 503, 504",
            RULES,
            (stage, random) -> {
              for (int status : new int[] {500, 502, 503, 504}) {
                twice(stage, String.valueOf(status), with().status(status));
              }
            }),
        new Scenario(
            "too-many-requests",
            "jaxrs",
            "429 without `Retry-After`",
            RULES,
            (stage, random) -> {
              stage.outage("429", with().status(429), () -> stage.awaitRequests(4));
              stage.awaitToken();
            }),
        new Scenario(
            "retry-after",
            "jaxrs",
            "429 with `Retry-After`: 3 s, then a date",
            RULES,
            (stage, random) -> {
              retryAfter(stage, 3);
              retryAfterDate(stage, 4);
            }),
        new Scenario(
            "revoked-at-random",
            "jaxrs",
            "tokens revoked at random",
            NO_FAILURE,
            (stage, random) -> {
              for (int i = 0; i < 12; i++) {
                stage.await(Duration.ofMillis(600 + random.nextInt(1_400)));
                stage.vendor().tokens().revokeAll();
              }
              stage.awaitToken();
            }),
        new Scenario(
            "new-ends-older",
            "jaxrs",
            "a new token ends the older one",
            NO_FAILURE,
            (stage, random) -> {
              stage.vendor().tokens().newEndsOlder(true);
              stage.awaitLifetimes(5);
            }),
        new Scenario(
            "clock-moved",
            "jaxrs",
            "wall clock an hour ahead, then an hour behind",
            RULES,
            (stage, random) -> {
              for (long offset : new long[] {3_600, -3_600}) {
                stage.clock(offset);
                stage.awaitLifetimes(1.5);
                stage.outage("503", with().status(503), () -> downPastTheEnd(stage));
                stage.awaitToken();
                retryAfterDate(stage, 2);
              }
              stage.clock(0);
              stage.awaitLifetimes(1);
            }),
        new Scenario(
            "same-token-twice",
            "jaxrs",
            "the same token given out twice, then although it is revoked",
            new Judge.Demands(false, false, true),
            (stage, random) -> {
              stage.vendor().tokens().repeat(true);
              stage.awaitLifetimes(4);
              stage.vendor().tokens().revokeAll();
              stage.awaitLifetimes(2);
              stage.vendor().tokens().repeat(false);
              stage.awaitToken();
            }),
        new Scenario(
            "secret-with-overlap",
            "jaxrs",
            "secret rotated with an overlap",
            NO_FAILURE,
            (stage, random) -> {
              String added = stage.vendor().credentials().add();
              stage.awaitToken();
              stage.secret(added);
              stage.awaitToken();
              stage.vendor().credentials().accept(added);
              stage.awaitToken();
              // The next secret is known before the vendor accepts it, and then it is the only one.
              String next = "sandbox-next-secret";
              stage.nextSecret(next);
              stage.awaitToken();
              stage.vendor().credentials().accept(next);
              stage.awaitToken();
              stage.awaitToken();
            }),
        new Scenario(
            "secret-without-overlap",
            "jaxrs",
            "secret rotated without an overlap",
            new Judge.Demands(false, true, false),
            (stage, random) -> {
              String next = stage.vendor().credentials().rotate();
              stage.awaitFailures();
              stage.secret(next);
              stage.awaitToken();
              stage.awaitToken();
            }));
  }

  private static void downPastTheEnd(Stage stage) {
    stage.awaitFailures();
    stage.awaitRequests(1);
  }

  private static void twice(Stage stage, String name, Misbehaviour misbehaviour) {
    stage.outage(name, misbehaviour, () -> stage.awaitRequests(2));
    stage.awaitToken();
  }

  private static void retryAfter(Stage stage, int seconds) {
    stage.outage(
        "429, seconds",
        with().status(429).header("Retry-After", String.valueOf(seconds)),
        Duration.ofSeconds(seconds),
        () -> stage.awaitRequests(2));
    stage.awaitToken();
  }

  /** The date is that of the vendor's clock, which the program's need not agree with. */
  private static void retryAfterDate(Stage stage, int seconds) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    stage.outage(
        "429, date",
        with()
            .status(429)
            .header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now))
            .header(
                "Retry-After",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(seconds))),
        Duration.ofSeconds(seconds),
        () -> stage.awaitRequests(2));
    stage.awaitToken();
  }
}
