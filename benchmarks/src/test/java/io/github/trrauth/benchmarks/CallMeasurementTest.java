package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CallMeasurementTest {
  @Test
  void slices_together_haveTheMeanOfBoth() {
    CallJvm.Slice both =
        new CallJvm.Slice(100, 1_000_000_000, 5_000)
            .plus(new CallJvm.Slice(100, 3_000_000_000L, 7_000));

    assertThat(both.callsPerSecond()).isCloseTo(50, within(1e-9));
    assertThat(both.bytesPerCall()).isCloseTo(60, within(1e-9));
  }

  @Test
  void present_slowerThanWanted_saysThatTheGoalIsNotMet() {
    assertThat(tables(970, 900)).contains("| RESTEasy GET | 970 | 1000 | 0.97 (0.97-0.97)");
    assertThat(lines(tables(970, 900))).allMatch(line -> line.endsWith("| no |"));
  }

  @Test
  void present_moreBytesThanWanted_saysThatTheGoalIsNotMet() {
    assertThat(lines(tables(990, 20_000))).allMatch(line -> line.endsWith("| no |"));
  }

  @Test
  void present_allAsWanted_saysThatTheGoalIsMet() {
    assertThat(lines(tables(990, 150))).allMatch(line -> line.endsWith("| yes |"));
  }

  private static String[] lines(String table) {
    return table.lines().skip(2).toArray(String[]::new);
  }

  /** Of 1000 calls in a second and 1000 bytes for each with a constant header. */
  private static String tables(double callsPerSecond, double extraBytes) {
    Results results = new Results();
    for (String client : new String[] {"RESTEasy", "Jersey"}) {
      for (Call call : Call.values()) {
        boolean post = call != Call.GET;
        String group = client + " " + call;
        add(results, group, "trr-auth", post ? callsPerSecond - 30 : callsPerSecond, extraBytes);
        add(results, group, "constant header", 1000, 0);
      }
    }
    return new CallMeasurement().present(results).text();
  }

  private static void add(
      Results results, String group, String variant, double speed, double extraBytes) {
    results.add(group, variant, "calls per second", 0, speed);
    results.add(group, variant, "bytes per call", 0, 1000 + extraBytes);
  }
}
