package io.github.trrauth.benchmarks;

import io.github.trrauth.jvms.Conversation;
import io.github.trrauth.jvms.InstalledJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A herd of callers that come at once when there is no token yet, beside herds that wait for a bare
 * future which a timer completes after as long as a token request takes: without an end, and ten
 * seconds at most, as ours do.
 */
final class HerdMeasurement implements Measurement {
  private static final int JAVA = 25;
  private static final Duration LATENCY = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String OURS = "trr-auth";
  private static final String FUTURE = "bare CompletableFuture";
  private static final String TIMED = "bare CompletableFuture; waits 10 s at most";
  private static final String TOTAL = "until the last is done ms";
  private static final String ANSWER = "until the answer ms";
  private static final String WAKING = "the rest ms";
  private static final String REQUESTS = "token requests";

  /** Who comes. */
  private enum Threads {
    VIRTUAL("virtual", 10_000),
    PLATFORM("platform", 500);

    final String kind;
    final int number;

    Threads(String kind, int number) {
      this.kind = kind;
      this.number = number;
    }

    String title() {
      return number + " " + kind + " threads";
    }
  }

  @Override
  public void measure(Scale scale, Results results) throws IOException {
    int rounds = scale.choose(15, 1);
    int warmUp = scale.choose(3, 1);
    Path java = InstalledJava.programs().get(JAVA);
    if (java == null) {
      throw new IllegalStateException(InstalledJava.missing("Java " + JAVA));
    }
    results.note("java of the herd", Integer.toString(JAVA));
    try (LoopbackVendor vendor = LoopbackVendor.start().tokenLatency(LATENCY);
        Conversation program = program(java, vendor)) {
      for (Threads threads : Threads.values()) {
        for (int i = 0; i < warmUp; i++) {
          ours(program, vendor, threads);
          say(program, "future", threads);
          say(program, "timed", threads);
        }
        for (int round = 0; round < rounds; round++) {
          add(results, threads, OURS, round, ours(program, vendor, threads));
          add(results, threads, FUTURE, round, say(program, "future", threads));
          add(results, threads, TIMED, round, say(program, "timed", threads));
        }
      }
      program.end();
    }
  }

  private static Conversation program(Path java, LoopbackVendor vendor) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Dherd.latency-nanos=" + LATENCY.toNanos());
    for (Map.Entry<String, String> setting : vendor.settings().entrySet()) {
      command.add("-D" + setting.getKey() + "=" + setting.getValue());
    }
    command.addAll(List.of("-Xms256m", "-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(HerdProgram.class.getName());
    Path err = Files.createTempFile("trr-auth-benchmark", ".err");
    err.toFile().deleteOnExit();
    return Conversation.with(new ProcessBuilder(command), err, LIMIT);
  }

  private static String[] ours(Conversation program, LoopbackVendor vendor, Threads threads) {
    int before = vendor.tokenRequests();
    String[] answer = say(program, "source", threads);
    int requests = vendor.tokenRequests() - before;
    if (requests != 1) {
      throw new IllegalStateException(threads.title() + " made " + requests + " token requests");
    }
    return answer;
  }

  private static String[] say(Conversation program, String what, Threads threads) {
    return program.say(what + " " + threads.kind + " " + threads.number).split(" ", -1);
  }

  private static void add(
      Results results, Threads threads, String variant, int round, String[] nanos) {
    double total = Long.parseLong(nanos[0]) / 1e6;
    double answer = Long.parseLong(nanos[1]) / 1e6;
    results.add(threads.title(), variant, TOTAL, round, total);
    results.add(threads.title(), variant, ANSWER, round, answer);
    results.add(threads.title(), variant, WAKING, round, total - answer);
    if (variant.equals(OURS)) {
      // Any other number has ended the measurement.
      results.add(threads.title(), variant, REQUESTS, round, 1);
    }
  }

  @Override
  public Presentation present(Results results) {
    List<List<String>> rows = new ArrayList<>();
    List<Chart.Bar> bars = new ArrayList<>();
    for (Threads threads : Threads.values()) {
      String group = threads.title();
      for (String variant : List.of(OURS, FUTURE, TIMED)) {
        bars.add(
            new Chart.Bar(
                group + "; " + variant,
                results.median(group, variant, WAKING),
                variant.equals(OURS)));
        rows.add(row(results, group, variant));
      }
    }
    return new Presentation()
        .table(
            List.of(
                "herd",
                "token requests",
                "all done, ms",
                "until the answer, ms",
                "waking them, ms",
                "all done, ratio",
                "waking, ratio"),
            rows)
        .chart("herd", Chart.bars("From the answer until the last caller is done, ms", bars));
  }

  private static List<String> row(Results results, String group, String variant) {
    List<String> cells = new ArrayList<>();
    cells.add(group + "; " + variant);
    cells.add(variant.equals(OURS) ? Spread.text(results.median(group, OURS, REQUESTS)) : "none");
    for (String metric : List.of(TOTAL, ANSWER, WAKING)) {
      cells.add(Spread.text(results.median(group, variant, metric)));
    }
    for (String metric : List.of(TOTAL, WAKING)) {
      cells.add(results.ratio(group, metric, variant, FUTURE).factor());
    }
    return cells;
  }
}
