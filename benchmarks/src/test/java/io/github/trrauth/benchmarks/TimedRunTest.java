package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimedRunTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Test
  void parse_shellAndProgram_tellAllFigures() {
    TimedRun run = TimedRun.parse("hello\nVmHWM:\t   40960 kB\ntimes 0.250 0.300 0.045\n", 1);
    assertThat(run.wallMillis()).isEqualTo(250, within(1e-9));
    assertThat(run.cpuMillis().orElseThrow()).isEqualTo(345, within(1e-9));
    assertThat(run.peakMebibytes().orElseThrow()).isEqualTo(40);
  }

  @Test
  void parse_decimalComma_isUnderstood() {
    assertThat(TimedRun.parse("times 1,250 0,300 0,045\n", 1).wallMillis()).isEqualTo(1250);
  }

  @Test
  void parse_neither_leavesFiguresOut() {
    TimedRun run = TimedRun.parse("hello\n", 321);
    assertThat(run.wallMillis()).isEqualTo(321);
    assertThat(run.cpuMillis()).isEmpty();
    assertThat(run.peakMebibytes()).isEmpty();
  }

  @Test
  void of_program_isTimed() throws Exception {
    TimedRun run = TimedRun.of(List.of(JAVA, "-version"));
    assertThat(run.output()).contains("version");
    assertThat(run.wallMillis()).isPositive();
    assertThat(run.cpuMillis().isPresent()).isEqualTo(TimedRun.tellsCpu());
  }

  @Test
  void of_programThatFails_throwsWithWhatItSaid() {
    assertThatThrownBy(() -> TimedRun.of(List.of(JAVA, "no.such.Main")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no.such.Main");
  }
}
