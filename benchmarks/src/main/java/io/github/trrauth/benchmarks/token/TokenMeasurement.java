package io.github.trrauth.benchmarks.token;

import io.github.trrauth.benchmarks.Chart;
import io.github.trrauth.benchmarks.Measurement;
import io.github.trrauth.benchmarks.Presentation;
import io.github.trrauth.benchmarks.Results;
import io.github.trrauth.benchmarks.Spread;
import io.github.trrauth.jvms.InstalledJava;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Reading a token that is at hand, beside other libraries and beside the least that it can take.
 */
public final class TokenMeasurement implements Measurement {
  private static final String TIME = "ns/op";
  private static final String MEMORY = "B/op";
  private static final String HEAP = "-Xmx256m";
  private static final String VIRTUAL = VirtualThreads.COUNT + " virtual threads";
  private static final int VIRTUAL_JAVA = 25;

  private static final Variant FLOOR = new Variant("floor", FloorBenchmark.class);
  private static final Variant OURS = new Variant("trr-auth", OursBenchmark.class);
  private static final List<Variant> VARIANTS =
      List.of(
          FLOOR,
          OURS,
          new Variant("google-auth", GoogleBenchmark.class),
          new Variant("AWS SDK", AwsBenchmark.class),
          new Variant("Spring Security", SpringBenchmark.class),
          new Variant("azure-core", AzureBenchmark.class));

  private record Variant(String name, Class<? extends ReadBenchmark> benchmark) {}

  /** {@code count} are JMH's own. */
  private record Threads(String group, int count, @Nullable Path virtualOn) {}

  @Override
  public void measure(Scale scale, Results results) throws RunnerException {
    List<Threads> threads = threads(results);
    for (int round = 0; round < scale.choose(5, 1); round++) {
      for (Threads some : threads) {
        boolean all = scale == Scale.FULL || some.equals(threads.get(0));
        List<Variant> order = new ArrayList<>(all ? VARIANTS : VARIANTS.subList(0, 3));
        if (round % 2 == 1) {
          // What grows warm or busy meanwhile is not always to the same one's disadvantage.
          Collections.reverse(order);
        }
        for (Variant variant : order) {
          run(scale, variant, some, round, results);
        }
      }
    }
  }

  private static List<Threads> threads(Results results) {
    List<Threads> all = new ArrayList<>();
    all.add(new Threads("1 thread", 1, null));
    all.add(new Threads("2 threads", 2, null));
    Path java = InstalledJava.programs().get(VIRTUAL_JAVA);
    if (java == null) {
      results.note("left out", VIRTUAL + ": " + InstalledJava.missing("Java " + VIRTUAL_JAVA));
    } else {
      all.add(new Threads(VIRTUAL, 1, java));
    }
    return all;
  }

  /** In a JVM of its own. */
  private static void run(Scale scale, Variant variant, Threads threads, int round, Results results)
      throws RunnerException {
    String method = threads.virtualOn == null ? "one" : "virtual";
    TimeValue turn = TimeValue.milliseconds(scale.choose(500, 100));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + variant.benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
            .forks(1)
            .threads(threads.count)
            .warmupIterations(scale.choose(3, 1))
            .warmupTime(turn)
            .measurementIterations(scale.choose(3, 1))
            .measurementTime(turn)
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(HEAP)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (threads.virtualOn != null) {
      // JMH uses what newer Javas warn of.
      options
          .jvm(threads.virtualOn.toString())
          .jvmArgsAppend(HEAP, "--sun-misc-unsafe-memory-access=allow");
    }
    RunResult result = new Runner(options.build()).runSingle();
    double nanos = result.getPrimaryResult().getScore();
    double bytes =
        Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm")).getScore();
    results.add(threads.group, variant.name, TIME, round, nanos);
    results.add(threads.group, variant.name, MEMORY, round, bytes);
  }

  @Override
  public Presentation present(Results results) {
    Presentation presentation = new Presentation();
    for (String group : results.groups()) {
      List<List<String>> rows = new ArrayList<>();
      List<Chart.Bar> bars = new ArrayList<>();
      for (Variant variant : VARIANTS) {
        if (results.variants(group).contains(variant.name)) {
          Spread factor = results.ratio(group, TIME, variant.name, FLOOR.name);
          double bytes = results.median(group, variant.name, MEMORY);
          rows.add(List.of(variant.name, factor.factor(), bytes(bytes)));
          bars.add(new Chart.Bar(variant.name, factor.median(), variant.equals(OURS)));
        }
      }
      presentation.table(List.of(group, "x the floor", "B per read"), rows);
      presentation.chart(
          "token-" + group.replace(' ', '-'),
          Chart.bars("Reading a token, " + group + ": x the floor", bars));
    }
    return presentation;
  }

  /** JMH divides what a whole turn allocates, its own few bytes too, by a great number of reads. */
  private static String bytes(double measured) {
    return Spread.text(Math.rint(measured * 10) / 10);
  }
}
