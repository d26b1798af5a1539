package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.jvms.Conversation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody on call sees of a program with the agent: JMX, its log, the Flight Recorder. */
class OperationsIT {
  private static final int MAX_QUESTIONS = 10_000;

  /** The first version whose JVM can load the Flight Recorder's events. */
  private static final int JAVA_11 = 11;

  @RegisterExtension static final Stage stage = new Stage();

  static List<Jvm> jvmsWithFlightRecorder() {
    return Jvm.all().stream().filter(jvm -> jvm.version() >= JAVA_11).collect(Collectors.toList());
  }

  private static Conversation program(Jvm jvm) {
    return stage.withAgent(jvm).classPath(Program.classes()).main("legacy.OnCall").talk();
  }

  private static String call(Conversation program) {
    return program.say(stage.base() + "/v1/vendor");
  }

  /** The beans once there is one: it is registered beside the first call, which does not wait. */
  private static String bean(Conversation program) {
    String beans = program.say("beans");
    for (int i = 0; beans.startsWith("0 ") && i < MAX_QUESTIONS; i++) {
      beans = program.say("beans");
    }
    return beans;
  }

  @OnEachJvm
  void jmx_byDefault_hasNoBean(Jvm jvm) {
    try (Conversation program = program(jvm)) {
      assertThat(call(program)).isEqualTo("200");
      stage.vendor().tokens().revokeAll();
      assertThat(call(program)).isEqualTo("200");

      assertThat(program.say("beans")).isEqualTo("0 ");
      assertThat(program.say("records")).isEqualTo("[]");
    }
  }

  @OnEachJvm
  void jmx_whenWanted_showsTheSourceAndLeavesTheLogManagerToTheProgram(Jvm jvm) {
    stage.configure(Map.of("jmx", "true"));
    try (Conversation program = program(jvm)) {
      assertThat(program.say("manager")).isEqualTo("legacy.OnCall$Manager");
      assertThat(program.say("beans")).isEqualTo("0 ");
      assertThat(call(program)).isEqualTo("200");

      String bean = bean(program);
      assertThat(bean)
          .startsWith("1 io.github.trrauth:")
          .contains("application=\"agent\"", "origin=\"" + stage.base() + "\"")
          .contains("TokenPhase=FRESH", "LastAnswerStatus=200", "RequestsSigned=1 ");
      stage.vendor().tokens().revokeAll();
      assertThat(call(program)).isEqualTo("200");
      String after = program.say("beans");
      assertThat(after).contains("LastRejection=TRR-201 ", "LastAlert=TRR-901 ", "Replays=1 ");
      assertNothingLeaks(bean + after);
    }
  }

  @OnEachJvm
  void jul_whenWanted_getsTheLinesOfEvents(Jvm jvm) {
    stage.configure(Map.of("agent.log", "jul", "agent.debug", "true"));
    try (Conversation program = program(jvm)) {
      assertThat(program.say("manager")).isEqualTo("legacy.OnCall$Manager");
      assertThat(call(program)).isEqualTo("200");
      stage.vendor().tokens().revokeAll();
      assertThat(call(program)).isEqualTo("200");

      String records = program.say("records");
      assertThat(records)
          .contains("INFO TRR-155 signed GET ")
          .contains("WARNING TRR-201 API_REJECTED", "WARNING TRR-901 ALERT")
          .contains("INFO TRR-202 API_ACCEPTED");
      assertThat(program.err().lines())
          .singleElement()
          .satisfies(line -> assertThat(line).startsWith("trr-auth: TRR-154 "));
      assertNothingLeaks(records + program.err());
    }
  }

  @ParameterizedTest
  @MethodSource("jvmsWithFlightRecorder")
  void flightRecorder_getsTheEvents(Jvm jvm, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("program.jfr");
    Program.Result result =
        stage
            .withAgent(jvm)
            .option("-XX:StartFlightRecording=filename=" + file + ",dumponexit=true")
            .classPath(Program.classes())
            .main("legacy.Get", stage.base() + "/v1/vendor")
            .run();
    assertThat(result.exit()).as(result.toString()).isZero();

    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().contains("trrauth"))
            .collect(Collectors.toList());
    assertThat(events).hasSize(1);
    assertThat(events.get(0).getEventType().getName()).isEqualTo("io.github.trrauth.TokenFetch");
    assertThat(events.get(0).getInt("status")).isEqualTo(200);
    assertNothingLeaks(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  /** What the page says, on a recording that is started while the program runs. */
  @Test
  void flightRecorder_askedAsThePageSays_printsTheEvents(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trr.jfr");
    List<String> commands = commandsOf("docs/operations.md");
    assertThat(commands).hasSize(4).first().asString().contains("JFR.start");
    String printed = "";
    try (Conversation program = program(Jvm.of(17))) {
      for (String command : commands) {
        printed =
            run(
                command
                    .replace("PID", String.valueOf(program.pid()))
                    .replace("/tmp/trr.jfr", file.toString()));
        if (command.contains("JFR.start")) {
          assertThat(call(program)).isEqualTo("200");
        }
      }
    }
    assertThat(printed).contains("io.github.trrauth.TokenFetch {", "status = 200");
    assertNothingLeaks(printed);
  }

  /** The lines of the first block of a page that is for a shell. */
  private static List<String> commandsOf(String page) throws IOException {
    return Files.readAllLines(Path.of(System.getProperty("project.root"), page)).stream()
        .dropWhile(line -> !line.equals("```sh"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .collect(Collectors.toList());
  }

  private static String run(String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.set(0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static void assertNothingLeaks(String text) {
    // Numbers, since a report of this test is to hold none of them either.
    assertThat(stage.vendor().tokens().issued()).isNotEmpty();
    assertThat(stage.vendor().tokens().issued().stream().filter(text::contains).count()).isZero();
    assertThat(stage.vendor().credentials().secrets().stream().filter(text::contains).count())
        .isZero();
  }
}
