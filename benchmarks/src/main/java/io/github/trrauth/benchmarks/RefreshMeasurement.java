package io.github.trrauth.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long sixteen threads wait for the header while the token is replaced, from an endpoint that
 * takes seconds, beside a peer whose callers wait for the new token.
 *
 * <p>Tokens live for seconds, so that there are many of them; the next one is fetched in the middle
 * of a life by both. Both live in one JVM and take turns of a few tokens each.
 */
final class RefreshMeasurement implements Measurement {
  private static final String OURS = "trr-auth";
  private static final String SWAP = "blocking swap";
  private static final String REFRESH = "during a refresh";
  private static final String REST = "the rest";
  private static final String WAITS = "callers that waited";
  private static final String REQUESTS = "token requests";
  private static final double[] PERCENTILES = {0, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99};
  private static final int THREADS = 16;
  private static final long INTERVAL_NANOS = 5_000_000;

  /** How much is measured. */
  private record Plan(Duration lifetime, Duration latency, int rounds, int tokens) {
    static final Plan FULL = new Plan(Duration.ofSeconds(12), Duration.ofSeconds(2), 5, 4);
    static final Plan SMOKE = new Plan(Duration.ofSeconds(2), Duration.ofMillis(300), 1, 2);

    Duration ahead() {
      return lifetime.dividedBy(2);
    }
  }

  @Override
  public void measure(Scale scale, Results results) throws IOException, InterruptedException {
    Plan plan = scale.choose(Plan.FULL, Plan.SMOKE);
    try (LoopbackVendor vendor = vendor(plan);
        LoopbackVendor vendorOfSwap = vendor(plan);
        RefreshPeer ours = RefreshPeer.ours(settings(vendor, plan));
        RefreshPeer swap =
            new TokenSwap(
                URI.create(vendorOfSwap.url() + LoopbackVendor.TOKEN_PATH), plan.ahead())) {
      Peer[] peers = {new Peer(OURS, ours, vendor), new Peer(SWAP, swap, vendorOfSwap)};
      for (Peer peer : peers) {
        peer.warmUp(1);
      }
      for (int round = 0; round < plan.rounds; round++) {
        for (Peer peer : peers) {
          peer.measure(round, plan.tokens, results);
        }
      }
      for (Peer peer : peers) {
        peer.addAll(results);
      }
    }
  }

  private static LoopbackVendor vendor(Plan plan) throws IOException {
    return LoopbackVendor.start().lifetime(plan.lifetime).tokenLatency(plan.latency);
  }

  private static Map<String, String> settings(LoopbackVendor vendor, Plan plan) {
    Map<String, String> settings = new HashMap<>(vendor.settings());
    settings.put("trr.auth.refresh-ahead", plan.ahead().toString());
    return settings;
  }

  /** Who is measured, and what has come of it so far. */
  private static final class Peer {
    final String name;
    final RefreshPeer peer;
    final LoopbackVendor vendor;
    final PacedCallers.Latencies all = PacedCallers.Latencies.none();

    Peer(String name, RefreshPeer peer, LoopbackVendor vendor) {
      this.name = name;
      this.peer = peer;
      this.vendor = vendor;
    }

    /** Until the code is compiled, and a token is in hand. */
    void warmUp(int tokens) throws InterruptedException {
      int first = vendor.tokenRequests();
      PacedCallers.run(
          peer, vendor, THREADS, INTERVAL_NANOS, () -> vendor.tokenRequests() > first + tokens);
    }

    void measure(int round, int tokens, Results results) throws InterruptedException {
      // It has been the other one's turn: whatever it has is old by now.
      warmUp(0);
      int first = vendor.tokenRequests();
      long waits = peer.waits();
      PacedCallers.Latencies latencies =
          PacedCallers.run(
              peer,
              vendor,
              THREADS,
              INTERVAL_NANOS,
              () -> vendor.tokenRequests() >= first + tokens);
      results.add("both", name, WAITS, round, (double) (peer.waits() - waits));
      results.add("both", name, REQUESTS, round, vendor.tokenRequests() - first);
      add(results, REFRESH, latencies.refresh(), new double[] {50, 99, 99.9, 100}, round);
      add(results, REST, latencies.rest(), new double[] {50, 99, 99.9, 100}, round);
      all.add(latencies);
    }

    private void add(
        Results results, String when, Histogram latencies, double[] percentiles, int round) {
      for (double percentile : percentiles) {
        double micros = latencies.getValueAtPercentile(percentile) / 1e3;
        results.add(name, when, metric(percentile), round, micros);
      }
    }

    /** Adds the latencies of all rounds together, for the chart. */
    void addAll(Results results) {
      add(results, allOf(REFRESH), all.refresh(), PERCENTILES, 0);
      add(results, allOf(REST), all.rest(), PERCENTILES, 0);
    }
  }

  private static String metric(double percentile) {
    return percentile + "% us";
  }

  private static String allOf(String when) {
    return when + " in all";
  }

  @Override
  public Presentation present(Results results) {
    List<List<String>> rows = new ArrayList<>();
    List<Chart.Line> lines = new ArrayList<>();
    for (String peer : List.of(OURS, SWAP)) {
      for (String when : List.of(REFRESH, REST)) {
        rows.add(row(results, peer, when));
        lines.add(line(results, peer, when));
      }
    }
    List<List<String>> counts = new ArrayList<>();
    for (String peer : List.of(OURS, SWAP)) {
      Spread ratio = results.ratio(peer, metric(99.9), REFRESH, REST);
      counts.add(
          List.of(peer, sum(results, peer, REQUESTS), sum(results, peer, WAITS), ratio.factor()));
    }
    return new Presentation()
        .table(List.of("who and when", "50 %, us", "99 %, us", "99.9 %, us", "longest, us"), rows)
        .table(
            List.of(
                "who", "token requests", "callers that waited", "99.9 % in a refresh : the rest"),
            counts)
        .chart(
            "refresh",
            Chart.lines(
                "How long a caller waits for the header",
                "share of callers (1: 90 %, 2: 99 %, 3: 99.9 %, 4: 99.99 %)",
                "microseconds",
                true,
                lines));
  }

  private static String sum(Results results, String peer, String metric) {
    return Spread.text(
        results.values("both", peer, metric).stream().mapToDouble(Double::doubleValue).sum());
  }

  private static List<String> row(Results results, String peer, String when) {
    List<String> cells = new ArrayList<>();
    cells.add(peer + "; " + when);
    for (double percentile : new double[] {50, 99, 99.9, 100}) {
      cells.add(Spread.text(results.median(peer, when, metric(percentile))));
    }
    return cells;
  }

  private static Chart.Line line(Results results, String peer, String when) {
    List<double[]> points = new ArrayList<>();
    for (double percentile : PERCENTILES) {
      double micros = results.median(peer, allOf(when), metric(percentile));
      double nines = -Math.log10(1 - percentile / 100);
      points.add(new double[] {nines, Math.max(0.01, micros)});
    }
    return new Chart.Line(peer + "; " + when, points);
  }
}
