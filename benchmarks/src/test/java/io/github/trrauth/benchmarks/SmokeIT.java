package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Every measurement still runs; what it measures in seconds means nothing, and is not looked at.
 */
class SmokeIT {
  private static final long LIMIT_MINUTES = 10;

  @Test
  void smoke_everyMeasurement_leavesItsFiguresAndCharts() throws Exception {
    Path log = Path.of("target", "smoke.log");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "benchmarks/target/trr-auth-benchmarks.jar:benchmarks/target/lib/*",
                Main.class.getName(),
                "benchmarks",
                "smoke")
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(run.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).as("ends in time").isTrue();
    } finally {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }

    assertThat(run.exitValue()).as(Files.readString(log)).isZero();
    for (String name : Main.names()) {
      Path figures = Path.of("target", "smoke", name + ".csv");
      assertThat(Results.read(figures).groups()).as(name).isNotEmpty();
    }
  }
}
