package io.github.trrauth.benchmarks;

import io.github.trrauth.jvms.InstalledJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What an agent adds to the start of a JVM, from the beginning of the process to its end: ours,
 * beside one that does nothing and OpenTelemetry's, which exports nothing.
 */
final class StartupMeasurement implements Measurement {
  private static final Path FOLDER = Path.of("benchmarks/target/startup");
  private static final Path AGENTS = Path.of("benchmarks/target/agents");
  private static final String WALL = "wall ms";
  private static final String CPU = "CPU ms";
  private static final String PEAK = "peak MB";
  private static final List<String> METRICS = List.of(WALL, CPU, PEAK);

  private static final double OF_EMPTY = 2;
  private static final double OF_OPEN_TELEMETRY = 1 / 20.0;

  /**
   * How much is measured.
   *
   * @param rounds how often; what an empty agent adds is not much more than what two runs differ by
   * @param roundsOfAll in how many of them OpenTelemetry takes part, which is slow
   * @param versions on which versions of Java
   * @param classes how many the larger program has
   */
  private record Plan(int rounds, int roundsOfAll, List<Integer> versions, int classes) {
    static final Plan FULL = new Plan(21, 9, List.of(17, 25), 4000);
    static final Plan SMOKE = new Plan(1, 1, List.of(Runtime.version().feature()), 200);
  }

  /** What is put into the JVM. */
  private enum Agent {
    NONE("no agent"),
    EMPTY("an empty agent"),
    OURS("trr-auth"),
    OPEN_TELEMETRY("OpenTelemetry");

    final String title;

    Agent(String title) {
      this.title = title;
    }
  }

  /** Programs, and the options that put the agents into their JVM. */
  private record Stage(Map<String, List<String>> programs, Map<Agent, List<String>> options) {
    static Stage build(int classes) throws IOException {
      Path secret = write("secret", "not one");
      Path settings =
          write(
              "trr-auth.properties",
              "trr.auth.client-id=benchmark\ntrr.auth.client-secret-file=" + secret + "\n");
      return new Stage(
          Map.of(
              "hello world",
              List.of("-jar", StartupJars.hello(FOLDER).toString()),
              "many classes",
              List.of("-jar", StartupJars.many(FOLDER, classes).toString(), "" + classes)),
          Map.of(
              Agent.NONE,
              List.of(),
              Agent.EMPTY,
              List.of("-javaagent:" + StartupJars.emptyAgent(FOLDER)),
              Agent.OURS,
              List.of("-javaagent:" + AGENTS.resolve("trr-auth-agent.jar=config-file=" + settings)),
              Agent.OPEN_TELEMETRY,
              List.of(
                  "-javaagent:" + AGENTS.resolve("opentelemetry-javaagent.jar"),
                  "-Dotel.traces.exporter=none",
                  "-Dotel.metrics.exporter=none",
                  "-Dotel.logs.exporter=none")));
    }

    private static Path write(String name, String text) throws IOException {
      Files.createDirectories(FOLDER);
      return Files.writeString(FOLDER.resolve(name), text).toAbsolutePath();
    }
  }

  @Override
  public void measure(Scale scale, Results results) throws IOException, InterruptedException {
    Plan plan = scale.choose(Plan.FULL, Plan.SMOKE);
    results.note("classes", Integer.toString(plan.classes));
    if (!TimedRun.tellsCpu()) {
      results.note("left out", "CPU time, which takes bash to measure");
    }
    Stage stage = Stage.build(plan.classes);
    if (plan.rounds > 1) {
      round(stage, plan, -1, new Results()); // Whoever came first would read from the disk.
    }
    for (int round = 0; round < plan.rounds; round++) {
      round(stage, plan, round, results);
    }
  }

  private static void round(Stage stage, Plan plan, int round, Results results)
      throws IOException, InterruptedException {
    List<Agent> turns = new ArrayList<>(List.of(Agent.values()));
    if (round >= plan.roundsOfAll) {
      turns.remove(Agent.OPEN_TELEMETRY);
    }
    if (round % 2 != 0) {
      Collections.reverse(turns);
    }
    for (int version : plan.versions) {
      Path java = InstalledJava.programs().get(version);
      if (java == null) {
        results.note("left out", InstalledJava.missing("Java " + version));
        continue;
      }
      for (String program : List.of("hello world", "many classes")) {
        for (Agent agent : turns) {
          run(stage, java, program, agent, "Java " + version + " " + program, round, results);
        }
      }
    }
  }

  private static void run(
      Stage stage, Path java, String program, Agent agent, String group, int round, Results results)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(stage.options.getOrDefault(agent, List.of()));
    command.addAll(stage.programs.getOrDefault(program, List.of()));
    TimedRun run = TimedRun.of(command);
    check(agent, run.output());
    results.add(group, agent.title, WALL, round, run.wallMillis());
    run.cpuMillis().ifPresent(cpu -> results.add(group, agent.title, CPU, round, cpu));
    run.peakMebibytes().ifPresent(peak -> results.add(group, agent.title, PEAK, round, peak));
  }

  /** Fails unless the program has run, and the agent is there if it says so, and not off. */
  private static void check(Agent agent, String output) {
    boolean right = output.contains("hello") && !output.contains("trr-auth:");
    if (agent == Agent.OPEN_TELEMETRY) {
      right &= output.contains("opentelemetry-javaagent - version");
    }
    if (!right) {
      throw new IllegalStateException("with " + agent.title + " it printed: " + output);
    }
  }

  @Override
  public Presentation present(Results results) {
    List<List<String>> rows = new ArrayList<>();
    List<Chart.Bar> bars = new ArrayList<>();
    for (String group : results.groups()) {
      for (String metric : METRICS) {
        if (!results.values(group, Agent.NONE.title, metric).isEmpty()) {
          rows.add(row(results, group, metric));
        }
      }
      for (Agent agent : List.of(Agent.EMPTY, Agent.OURS, Agent.OPEN_TELEMETRY)) {
        double added = Math.max(0, added(results, group, WALL, agent).median());
        bars.add(new Chart.Bar(group + ": " + agent.title, added, agent == Agent.OURS));
      }
    }
    return new Presentation()
        .table(
            List.of(
                "start of",
                "without agent",
                "an empty agent adds",
                "trr-auth adds",
                "OpenTelemetry adds",
                "trr-auth / empty",
                "wanted",
                "trr-auth / OpenTelemetry",
                "wanted",
                "met"),
            rows)
        .chart("startup", Chart.bars("What an agent adds to the start of a JVM, in ms", bars));
  }

  private static List<String> row(Results results, String group, String metric) {
    Spread empty = added(results, group, metric, Agent.EMPTY);
    Spread ours = added(results, group, metric, Agent.OURS);
    Spread openTelemetry = added(results, group, metric, Agent.OPEN_TELEMETRY);
    boolean met =
        ours.median() <= OF_EMPTY * empty.median()
            && ours.median() <= OF_OPEN_TELEMETRY * openTelemetry.median();
    return List.of(
        group + ": " + metric,
        Spread.text(results.median(group, Agent.NONE.title, metric)),
        empty.factor(),
        ours.factor(),
        openTelemetry.factor(),
        ratio(ours, empty),
        "at most " + Spread.text(OF_EMPTY),
        ratio(ours, openTelemetry),
        "at most " + Spread.text(OF_OPEN_TELEMETRY),
        met ? "yes" : "no");
  }

  /** What an agent adds, round by round, as far as it has taken part. */
  private static Spread added(Results results, String group, String metric, Agent agent) {
    List<Double> with = results.values(group, agent.title, metric);
    List<Double> without = results.values(group, Agent.NONE.title, metric);
    return Spread.of(
        IntStream.range(0, with.size()).mapToDouble(round -> with.get(round) - without.get(round)));
  }

  /** Of the middles, since the difference of a single round may be next to nothing. */
  private static String ratio(Spread ours, Spread theirs) {
    return theirs.median() <= 0 ? "-" : Spread.text(ours.median() / theirs.median());
  }
}
