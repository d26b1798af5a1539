package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartupMeasurementTest {
  private static final String GROUP = "Java 17 hello world";
  private static final String METRIC = "CPU ms";

  /** What each adds, in three rounds of which the first is three times as slow. */
  private static Results results(double empty, double ours, double openTelemetry) {
    Results results = new Results();
    for (int round = 0; round < 3; round++) {
      double slow = round == 0 ? 3 : 1;
      results.add(GROUP, "no agent", METRIC, round, 100 * slow);
      results.add(GROUP, "an empty agent", METRIC, round, (100 + empty) * slow);
      results.add(GROUP, "trr-auth", METRIC, round, (100 + ours) * slow);
      results.add(GROUP, "OpenTelemetry", METRIC, round, (100 + openTelemetry) * slow);
      results.add(GROUP, "no agent", "wall ms", round, 1);
      results.add(GROUP, "an empty agent", "wall ms", round, 2);
      results.add(GROUP, "trr-auth", "wall ms", round, 2);
      results.add(GROUP, "OpenTelemetry", "wall ms", round, 50);
    }
    return results;
  }

  private static String cpu(Results results) {
    return new StartupMeasurement()
        .present(results)
        .text()
        .lines()
        .filter(line -> line.contains(METRIC))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void present_figures_compareWhatIsAdded() {
    assertThat(cpu(results(40, 60, 2000)))
        .isEqualTo(
            "| Java 17 hello world: CPU ms | 100 | 40 (40-120) | 60 (60-180) | 2000 (2000-6000)"
                + " | 1.50 | at most 2 | 0.030 | at most 0.050 | yes |");
  }

  @Test
  void present_oneTargetMissed_isNotMet() {
    assertThat(cpu(results(40, 81, 2000))).endsWith("| no |");
    assertThat(cpu(results(40, 60, 1100))).endsWith("| no |");
  }

  @Test
  void present_emptyAgentAddsNothing_hasNoRatio() {
    assertThat(cpu(results(0, 10, 2000))).contains("| - | at most 2 |").endsWith("| no |");
  }

  @Test
  void present_metricLeftOut_hasNoRow() {
    assertThat(new StartupMeasurement().present(results(40, 60, 2000)).text())
        .contains("wall ms")
        .doesNotContain("peak MB");
  }
}
