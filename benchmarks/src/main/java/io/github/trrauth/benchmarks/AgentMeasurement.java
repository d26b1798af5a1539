package io.github.trrauth.benchmarks;

import io.github.trrauth.benchmarks.AgentProgram.Use;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a program pays for our agent after its start: when it opens a connection to some other host,
 * and when it calls the vendor, beside setting the header by hand in a JVM without an agent.
 *
 * <p>Both JVMs are warm, and take turns of a fraction of a second. They are started anew several
 * times, because no two JVMs compile the same code alike.
 */
final class AgentMeasurement implements Measurement {
  private static final String OURS = "with the agent";
  private static final String BASELINE = "without";
  private static final String NANOS = "ns";
  private static final String HEADER = "Bearer trr_loopback_0_" + "x".repeat(32);
  private static final String OTHER_HOST = "https://other.example.com/v1/things";
  private static final int FIRST_TIMES = 20;

  /** What is measured. */
  private enum Case {
    OPEN_HTTPS(Use.OPEN, "openConnection() to another host by https"),
    OPEN_HTTP(Use.OPEN, "openConnection() to another host by http"),
    GET(Use.GET, "GET from the vendor");

    final Use use;
    final String title;

    Case(Use use, String title) {
      this.use = use;
      this.title = title;
    }

    String elsewhere() {
      return this == OPEN_HTTP ? OTHER_HOST.replace("https", "http") : OTHER_HOST;
    }

    /** The settings of a vendor whose requests are of the same scheme as those elsewhere. */
    String settings(LoopbackVendor vendor) {
      return this == OPEN_HTTPS
          ? "client-id=benchmark,client-secret=loopback"
          : arguments(vendor.settings());
    }

    private static String arguments(Map<String, String> settings) {
      return settings.entrySet().stream()
          .map(setting -> setting.getKey() + "=" + setting.getValue())
          .collect(Collectors.joining(","));
    }
  }

  /** How much is measured. */
  private record Plan(int pairs, int rounds, long warmUpNanos, long sliceNanos) {
    static final Plan FULL = new Plan(3, 8, 3_000_000_000L, 300_000_000L);
    static final Plan SMOKE = new Plan(1, 2, 300_000_000L, 50_000_000L);
  }

  @Override
  public void measure(Scale scale, Results results) throws IOException {
    Plan plan = scale.choose(Plan.FULL, Plan.SMOKE);
    for (int pair = 0; pair < plan.pairs; pair++) {
      for (Case what : Case.values()) {
        measure(what, plan, pair * plan.rounds, results);
      }
    }
  }

  private static void measure(Case what, Plan plan, int firstRound, Results results)
      throws IOException {
    try (LoopbackVendor vendor = LoopbackVendor.start()) {
      List<String> urls = List.of(what.elsewhere(), vendor.url() + "/v1/vendor");
      List<String> byHand = new ArrayList<>(urls);
      byHand.add(HEADER);
      long signed = 0;
      try (AgentJvm ours = AgentJvm.withAgent(what.settings(vendor), urls);
          AgentJvm baseline = AgentJvm.withoutAgent(byHand)) {
        long times = FIRST_TIMES;
        for (long end = System.nanoTime() + plan.warmUpNanos; System.nanoTime() < end; ) {
          ours.run(what.use, times);
          signed += times;
          long nanos = Math.max(1, baseline.run(what.use, times));
          times = Math.max(FIRST_TIMES, times * plan.sliceNanos / nanos);
        }
        for (int round = firstRound; round < firstRound + plan.rounds; round++) {
          // Ours first and last: whatever the machine does in the meantime, it does to both.
          double first = ours.run(what.use, times);
          double theirs = baseline.run(what.use, times) + baseline.run(what.use, times);
          double own = first + ours.run(what.use, times);
          signed += 2 * times;
          results.add(what.title, OURS, NANOS, round, own / (2 * times));
          results.add(what.title, BASELINE, NANOS, round, theirs / (2 * times));
        }
      }
      check(vendor, what.use == Use.GET ? signed : 0);
    }
  }

  /** Fails unless every call was signed, with one token, and nothing else was. */
  private static void check(LoopbackVendor vendor, long signed) {
    if (vendor.signedRequests() != signed || vendor.tokenRequests() != (signed > 0 ? 1 : 0)) {
      throw new IllegalStateException(
          String.format(
              "%d calls should have been signed, and were %d, with %d token requests",
              signed, vendor.signedRequests(), vendor.tokenRequests()));
    }
  }

  @Override
  public Presentation present(Results results) {
    List<List<String>> rows = new ArrayList<>();
    for (Case what : Case.values()) {
      rows.add(what.use == Use.OPEN ? open(results, what) : get(results, what));
    }
    return new Presentation()
        .table(List.of("use", "without the agent", "with it", "ratio", "wanted", "met"), rows);
  }

  private static List<String> open(Results results, Case what) {
    Spread ratio = results.ratio(what.title, NANOS, OURS, BASELINE);
    return List.of(
        what.title,
        Spread.text(results.median(what.title, BASELINE, NANOS)) + " ns",
        Spread.text(results.median(what.title, OURS, NANOS)) + " ns",
        ratio.factor(),
        "time at most 1.10",
        ratio.median() <= 1.10 ? "yes" : "no");
  }

  private static List<String> get(Results results, Case what) {
    // Calls per second are the inverse, so the ratio is turned round.
    Spread ratio = results.ratio(what.title, NANOS, BASELINE, OURS);
    return List.of(
        what.title + ", header set by hand without",
        perSecond(results.median(what.title, BASELINE, NANOS)),
        perSecond(results.median(what.title, OURS, NANOS)),
        ratio.factor(),
        "throughput at least 0.97",
        ratio.median() >= 0.97 ? "yes" : "no");
  }

  private static String perSecond(double nanos) {
    return Spread.text(1e9 / nanos) + " calls/s";
  }
}
