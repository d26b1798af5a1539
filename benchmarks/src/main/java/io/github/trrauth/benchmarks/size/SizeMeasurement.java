package io.github.trrauth.benchmarks.size;

import io.github.trrauth.benchmarks.Chart;
import io.github.trrauth.benchmarks.Measurement;
import io.github.trrauth.benchmarks.Presentation;
import io.github.trrauth.benchmarks.Results;
import io.github.trrauth.benchmarks.Spread;
import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What trr-auth adds to an application: jars, memory, classes. */
public final class SizeMeasurement implements Measurement {
  private static final String JARS = "jars";
  private static final String COUNT = "count";
  private static final String KILOBYTES = "kB";
  private static final List<String> OURS =
      List.of("trr-auth-cdi", "trr-auth-agent", "trr-auth-sandbox");
  private static final List<String> PEERS =
      List.of(
          "com.google.auth:google-auth-library-oauth2-http",
          "com.azure:azure-core",
          "org.springframework.security:spring-security-oauth2-client");

  private static final String MEMORY = "memory";
  private static final String EACH = "its own";
  private static final String SHARED = "the JVM's and shared";
  private static final String BYTES = "B";
  private static final String OBJECTS = "objects";

  @Override
  public void measure(Scale scale, Results results) throws IOException, InterruptedException {
    jars(results);
    memory(scale.choose(1000, 20), results);
    for (int round = 0; round < scale.choose(3, 1); round++) {
      try (Sandbox vendor = Sandbox.start()) {
        new LoadedClasses(vendor, results, round).count();
      }
    }
  }

  private static void jars(Results results) throws IOException {
    for (String module : OURS) {
      add(results, module, List.of(Jars.product(module)));
    }
    DependencyTree tree = DependencyTree.parse(Files.readAllLines(Jars.TREE));
    for (String peer : PEERS) {
      Collection<String> names = tree.jars(peer);
      add(
          results,
          peer.substring(peer.indexOf(':') + 1),
          names.stream().map(Jars::library).collect(Collectors.toList()));
    }
  }

  private static void add(Results results, String name, List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    results.add(JARS, name, KILOBYTES, 0, Math.rint(bytes / 1000.0));
    results.add(JARS, name, COUNT, 0, jars.size());
  }

  private static void memory(int count, Results results) throws IOException, InterruptedException {
    // JOL asks the JVM for the size of everything, and for what hidden classes hold.
    List<String> out =
        Fork.run(
            Map.of(),
            List.of(
                "-Xmx512m",
                "-Djdk.attach.allowAttachSelf=true",
                "-Djol.magicFieldOffset=true",
                "-cp",
                System.getProperty("java.class.path"),
                Memory.class.getName(),
                Integer.toString(count)));
    Map<String, long[]> figures = new TreeMap<>();
    for (String line : out) {
      String[] words = line.split(" ", -1);
      if (line.matches("(one|all) \\d+ \\d+")) {
        figures.put(words[0], new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
      }
    }
    long[] one = figures.getOrDefault("one", new long[2]);
    long[] all = figures.getOrDefault("all", new long[2]);
    if (one[0] == 0 || all[0] <= one[0]) {
      throw new IllegalStateException("no figures: " + out);
    }
    for (int i = 0; i < 2; i++) {
      double each = (all[i] - one[i]) / (count - 1.0);
      String unit = i == 0 ? BYTES : OBJECTS;
      results.add(MEMORY, EACH, unit, 0, each);
      results.add(MEMORY, SHARED, unit, 0, one[i] - each);
    }
    results.note("sources", Integer.toString(count));
  }

  @Override
  public Presentation present(Results results) {
    Presentation presentation = new Presentation();
    showJars(results, presentation);
    List<List<String>> rows = new ArrayList<>();
    for (String variant : results.variants(MEMORY)) {
      rows.add(
          List.of(
              variant,
              Spread.text(results.median(MEMORY, variant, BYTES)),
              Spread.text(results.median(MEMORY, variant, OBJECTS))));
    }
    presentation.table(List.of("memory of an idle source with a token", BYTES, OBJECTS), rows);
    for (String program : List.of(LoadedClasses.URL_CALL, LoadedClasses.REST_CALL)) {
      showClasses(results, program, presentation);
    }
    return presentation;
  }

  private static void showJars(Results results, Presentation presentation) {
    List<List<String>> rows = new ArrayList<>();
    List<Chart.Bar> bars = new ArrayList<>();
    String baseline = OURS.get(0);
    for (String name : results.variants(JARS)) {
      double size = results.median(JARS, name, KILOBYTES);
      rows.add(
          List.of(
              name,
              Spread.text(results.median(JARS, name, COUNT)),
              Spread.text(size),
              Spread.text(results.ratio(JARS, KILOBYTES, name, baseline).median())));
      bars.add(new Chart.Bar(name, size, OURS.contains(name)));
    }
    presentation.table(List.of("jars with all they need", "jars", "kB", "x " + baseline), rows);
    presentation.chart("size-jars", Chart.bars("Jars with all they need, kB", bars));
  }

  private static void showClasses(Results results, String program, Presentation presentation) {
    List<List<String>> rows = new ArrayList<>();
    for (String variant : results.variants(program)) {
      rows.add(
          List.of(
              variant,
              Spread.text(results.median(program, variant, LoadedClasses.ALL)),
              results.ratio(program, LoadedClasses.ALL, variant, LoadedClasses.UNSIGNED).factor(),
              Spread.text(results.median(program, variant, LoadedClasses.OURS))));
    }
    presentation.table(
        List.of("one call with " + program, "classes loaded", "x unsigned", "of these trr-auth's"),
        rows);
  }
}
