package io.github.trrauth.it.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where the packaged agent finds its settings, and what happens to a program if it cannot. */
class SettingsIT {
  @RegisterExtension static final Stage stage = new Stage();

  @TempDir private Path folder;

  private static Program.Result call(Program program, String classPath) {
    return program.classPath(classPath).main("legacy.Get", stage.base() + "/v1/vendor").run();
  }

  private static void assertSigned(Program.Result result) {
    assertThat(result.out()).as(result.toString()).isEqualTo("200\n");
    assertThat(result.err()).isEmpty();
  }

  @OnEachJvm
  void settings_inTheEnvironment_areFound(Jvm jvm) {
    Program program =
        stage
            .program(jvm)
            .option("-javaagent:" + Program.agent())
            .environment(
                Map.of(
                    "TRR_AUTH_BASE_URL", stage.base(),
                    "TRR_AUTH_CLIENT_ID", stage.vendor().credentials().clientId(),
                    "TRR_AUTH_CLIENT_SECRET", stage.vendor().credentials().clientSecret()));
    assertSigned(call(program, Program.classes()));
  }

  @OnEachJvm
  void settings_inFileNamedBySystemProperty_areFound(Jvm jvm) {
    Program program =
        stage
            .program(jvm)
            .option("-javaagent:" + Program.agent())
            .option("-Dtrr.auth.config-file=" + stage.file());
    assertSigned(call(program, Program.classes()));
  }

  @OnEachJvm
  void settings_inMicroprofileConfigOnTheClassPath_areFound(Jvm jvm) throws IOException {
    Path file = folder.resolve("META-INF/microprofile-config.properties");
    Files.createDirectories(file.getParent());
    Files.copy(stage.file(), file);
    Program program = stage.program(jvm).option("-javaagent:" + Program.agent());
    assertSigned(call(program, Program.path(Program.classes(), folder.toString())));
  }

  @OnEachJvm
  void mistakes_areOneLineAndTheProgramRuns(Jvm jvm) {
    Program program =
        stage
            .program(jvm)
            .option("-javaagent:" + Program.agent() + "=base-url=http://vendor.example,eagre=true")
            .option("-Dtrr.auth.read-timeout=soon");
    Program.Result result = call(program, Program.classes());
    assertThat(result.out()).isEqualTo("401\n");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err())
        .startsWith("trr-auth: TRR-151 the agent is off: ")
        .contains("trr.auth.client-id is missing", "trr.auth.client-secret is missing")
        .contains("http://vendor.example", "\"soon\"", "trr.auth.eagre is no setting");
  }

  @OnEachJvm
  void unreadableFile_isOneLineAndTheProgramRuns(Jvm jvm) {
    Path missing = folder.resolve("missing.properties");
    Program program =
        stage.program(jvm).option("-javaagent:" + Program.agent() + "=config-file=" + missing);
    Program.Result result = call(program, Program.classes());
    assertThat(result.out()).isEqualTo("401\n");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("trr.auth.config-file must be a readable file", "missing");
  }

  @OnEachJvm
  void agent_switchedOff_isSilent(Jvm jvm) {
    Program program = stage.program(jvm).option("-javaagent:" + Program.agent() + "=enabled=false");
    Program.Result result = call(program, Program.classes());
    assertThat(result.out()).isEqualTo("401\n");
    assertThat(result.err()).isEmpty();
  }

  @OnEachJvm
  void jar_run_saysWhatItIs(Jvm jvm) {
    Program.Result result = Program.with(jvm.java()).main("-jar", Program.agent()).run();
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("trr-auth agent ")
        .contains("-javaagent:trr-auth-agent.jar=config-file=");
  }

  @OnEachJvm
  void start_ofTheJvm_loadsNothingThatIsOthersToSetUp(Jvm jvm) throws IOException {
    Program wantsAll =
        stage.withAgent(jvm).option("-Dtrr.auth.jmx=true").option("-Dtrr.auth.agent.log=jul");
    String with = loaded(wantsAll);
    String without = loaded(stage.program(jvm));
    // The JDK's own part in starting an agent has some; they are in its archive.
    assertThat(with.lines())
        .noneMatch(line -> line.contains("trrauth") && line.contains("$$Lambda"))
        .noneMatch(line -> line.contains("trrauth") && line.contains("MessageId"))
        .noneMatch(line -> line.contains("picocli") || line.contains("agent.cli"))
        .anyMatch(line -> line.contains("trrauth.agent.Installer"));
    for (String name :
        List.of(
            "java.util.logging.",
            "javax.management.",
            "java.lang.management.",
            "jdk.jfr.",
            "sun.management.",
            "java.util.Formatter",
            "java.util.regex.Matcher",
            "java.net.Socket",
            "sun.security.ssl.")) {
      assertThat(count(with, name)).as(name).isEqualTo(count(without, name));
    }
  }

  private String loaded(Program program) throws IOException {
    Program.Result result =
        program.option("-verbose:class").classPath(Program.classes()).main("legacy.Get").run();
    assertThat(result.exit()).isZero();
    byte[] out = result.out().getBytes(UTF_8);
    assertThat(out).isNotEmpty();
    return result.out();
  }

  private static long count(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).count();
  }
}
