package io.github.trrauth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a signed call costs, beside the same client with a filter of two lines that sets a constant
 * header: how many calls there are in a second, one after the other, and what they allocate.
 *
 * <p>Each runs warm in a JVM of its own, and they take turns of a fraction of a second. Such a pair
 * of JVMs is started anew several times, because no two of them compile the same code alike.
 */
final class CallMeasurement implements Measurement {
  private static final String OURS = "trr-auth";
  private static final String CONSTANT = "constant header";
  private static final String SPEED = "calls per second";
  private static final String BYTES = "bytes per call";
  private static final Path CLASS_PATHS = Path.of("benchmarks/clients");

  /** How much is measured. */
  private record Plan(int pairs, int rounds, long warmUpNanos, long sliceNanos) {
    static final Plan FULL = new Plan(3, 8, 4_000_000_000L, 350_000_000L);
    static final Plan SMOKE = new Plan(1, 2, 100_000_000L, 50_000_000L);
  }

  /** The clients, each with its class path. */
  private enum Client {
    RESTEASY("RESTEasy"),
    JERSEY("Jersey");

    final String title;

    Client(String title) {
      this.title = title;
    }

    Path folder() {
      return CLASS_PATHS.resolve(title.toLowerCase(Locale.ROOT));
    }
  }

  /** What is promised of a call. */
  private enum Goal {
    GET(0.98, 1000),
    POST(0.95, 1.2 * Call.BODY_BYTES + 1000),
    ELSEWHERE(0.95, 1000);

    final double ratio;
    final double extraBytes;

    Goal(double ratio, double extraBytes) {
      this.ratio = ratio;
      this.extraBytes = extraBytes;
    }

    static Goal of(Call call) {
      return valueOf(call.name());
    }
  }

  @Override
  public void measure(Scale scale, Results results) throws IOException {
    Plan plan = scale.choose(Plan.FULL, Plan.SMOKE);
    for (int pair = 0; pair < plan.pairs; pair++) {
      for (Client client : Client.values()) {
        measure(client, plan, pair, results);
      }
    }
  }

  private static void measure(Client client, Plan plan, int number, Results results)
      throws IOException {
    try (CallPair pair = CallPair.start(client.folder(), plan.sliceNanos)) {
      for (Call call : Call.values()) {
        pair.warmUp(call, plan.warmUpNanos);
      }
      for (Call call : Call.values()) {
        for (int i = 0; i < plan.rounds; i++) {
          int round = number * plan.rounds + i;
          String group = group(client, call);
          pair.measure(
              call,
              (ours, constant) -> {
                add(results, group, OURS, round, ours);
                add(results, group, CONSTANT, round, constant);
              });
        }
      }
      pair.check();
    }
  }

  private static String group(Client client, Call call) {
    return client.title + " " + call;
  }

  private static void add(
      Results results, String group, String variant, int round, CallJvm.Slice slice) {
    results.add(group, variant, SPEED, round, slice.callsPerSecond());
    results.add(group, variant, BYTES, round, slice.bytesPerCall());
  }

  @Override
  public Presentation present(Results results) {
    List<List<String>> rows = new ArrayList<>();
    List<Chart.Bar> bars = new ArrayList<>();
    for (Client client : Client.values()) {
      for (Call call : Call.values()) {
        String group = group(client, call);
        rows.add(row(results, client, call));
        for (String variant : results.variants(group)) {
          double speed = results.median(group, variant, SPEED);
          bars.add(new Chart.Bar(group + " " + variant, speed, variant.equals(OURS)));
        }
      }
    }
    return new Presentation()
        .table(
            List.of(
                "client and call",
                "calls in a second, trr-auth",
                "constant header",
                "ratio",
                "wanted",
                "extra bytes for a call",
                "wanted",
                "met"),
            rows)
        .chart("call", Chart.bars("Calls in a second, one after the other", bars));
  }

  private static List<String> row(Results results, Client client, Call call) {
    String group = group(client, call);
    Goal goal = Goal.of(call);
    Spread ratio = results.ratio(group, SPEED, OURS, CONSTANT);
    double extra = results.median(group, OURS, BYTES) - results.median(group, CONSTANT, BYTES);
    boolean met = ratio.median() >= goal.ratio && extra <= goal.extraBytes;
    return List.of(
        group,
        Spread.text(results.median(group, OURS, SPEED)),
        Spread.text(results.median(group, CONSTANT, SPEED)),
        ratio.factor(),
        "at least " + Spread.text(goal.ratio),
        Spread.text(extra),
        "at most " + Spread.text(goal.extraBytes),
        met ? "yes" : "no");
  }
}
