package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupJarsTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Test
  void many_run_loadsAllClassesUnderTheirNames(@TempDir Path folder) throws Exception {
    Path jar = StartupJars.many(folder, 12);
    TimedRun run = TimedRun.of(List.of(JAVA, "-verbose:class", "-jar", jar.toString(), "12"));
    // Each adds 1 * 31^3 + 1 * 31^2 + 2 * 31 + 3.
    assertThat(run.output())
        .contains("hello " + 12 * 30_817, "startup.Class0000 ", "startup.Class0011 ")
        .doesNotContain("startup.Class0012 ");
  }

  @Test
  void hello_runWithEmptyAgent_greets(@TempDir Path folder) throws Exception {
    String agent = "-javaagent:" + StartupJars.emptyAgent(folder);
    TimedRun run =
        TimedRun.of(
            List.of(JAVA, agent, "-verbose:class", "-jar", StartupJars.hello(folder).toString()));
    assertThat(run.output()).contains("hello\n", "startup.EmptyAgent ");
  }
}
