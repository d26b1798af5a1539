package io.github.trrauth.it.agent;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside the OpenTelemetry agent, which instruments the same classes, in both orders. */
class OpenTelemetryIT {
  @RegisterExtension static final Stage stage = new Stage();

  @ParameterizedTest
  @CsvSource({"17, true", "17, false", "25, true", "25, false"})
  void call_besideOpenTelemetry_isSignedReplayedAndTraced(int version, boolean first) {
    String url = stage.base() + "/open/echo/traced";
    stage.vendor().next(1, "/open/echo/traced", with().status(401));
    Jvm jvm = Jvm.of(version);
    Program program = stage.program(jvm).option("-Xmx512m");
    if (first) {
      program.option(stage.agent());
    }
    program.option("-javaagent:" + openTelemetry());
    if (!first) {
      program.option(stage.agent());
    }
    Program.Result result =
        program
            // Spans go to stderr and nothing goes anywhere else.
            .option("-Dotel.traces.exporter=console")
            .option("-Dotel.metrics.exporter=none")
            .option("-Dotel.logs.exporter=none")
            .classPath(Program.classes())
            .main("legacy.Get", url, url)
            .run();
    assertThat(result.out().lines()).as(result.toString()).containsExactly("200", "200");
    assertThat(stage.vendor().journal().tokenRequests()).hasSize(2);
    assertThat(stage.vendor().journal().entries(entry -> entry.path().equals("/open/echo/traced")))
        .hasSize(3)
        .allSatisfy(entry -> assertThat(entry.headers()).containsKey("traceparent"));
    assertThat(result.err()).contains("'GET'").doesNotContain("the agent is off");
    assertThat(result.err()).doesNotContain(stage.vendor().tokens().issued());
  }

  private static Path openTelemetry() {
    try (Stream<Path> jars =
        Files.list(Path.of(System.getProperty("third.party"), "opentelemetry"))) {
      List<Path> found = jars.collect(Collectors.toList());
      assertThat(found).hasSize(1);
      return found.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
