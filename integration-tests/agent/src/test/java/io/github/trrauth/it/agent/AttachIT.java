package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.github.trrauth.jvms.Conversation;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent without {@code -javaagent}: attached to a running JVM, or by an application's jar. */
class AttachIT {
  @RegisterExtension static final Stage stage = new Stage();

  private static void attach(Conversation program, String arguments) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(String.valueOf(program.pid()));
    try {
      jvm.loadAgent(Program.agent(), arguments);
    } catch (AgentLoadException e) {
      // A JVM of Java 8 answers "0" where newer ones say more: it is loaded.
      assertThat(e).hasMessage("0");
    } finally {
      jvm.detach();
    }
  }

  private static Conversation terminal(Jvm jvm) {
    Program program = stage.program(jvm);
    if (jvm.version() >= 21) {
      program.option("-XX:+EnableDynamicAgentLoading");
    }
    return program.classPath(Program.classes()).main("legacy.Terminal").talk();
  }

  @OnEachJvm
  void agent_attachedToRunningJvm_signsFromThenOnAndTwiceIsHarmless(Jvm jvm) throws Exception {
    String url = stage.base() + "/v1/vendor";
    try (Conversation program = terminal(jvm)) {
      assertThat(program.say(url)).isEqualTo("401");
      attach(program, "config-file=" + stage.file());
      assertThat(program.say(url)).isEqualTo("200");
      assertThat(program.err()).isEmpty();
      attach(program, "config-file=" + stage.file());
      assertThat(program.say(url)).isEqualTo("200");
      assertThat(program.err().lines())
          .singleElement()
          .satisfies(line -> assertThat(line).contains("TRR-153 the agent is there already"));
      assertThat(stage.vendor().journal().tokenRequests()).hasSize(1);
    }
  }

  @OnEachJvm
  void agent_attachedWithMistake_canBeAttachedAgain(Jvm jvm) throws Exception {
    String url = stage.base() + "/v1/vendor";
    try (Conversation program = terminal(jvm)) {
      attach(program, "client-id=x");
      assertThat(program.say(url)).isEqualTo("401");
      assertThat(program.err()).contains("TRR-151 the agent is off");
      attach(program, "config-file=" + stage.file());
      assertThat(program.say(url)).isEqualTo("200");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 17, 21, 25})
  void agent_namedInManifestOfApplication_startsBeforeIt(int version, @TempDir Path folder)
      throws Exception {
    Path jar = folder.resolve("application.jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "legacy.Get");
    attributes.put(Attributes.Name.CLASS_PATH, Path.of(Program.agent()).toUri().toString());
    attributes.putValue("Launcher-Agent-Class", "io.github.trrauth.agent.AgentMain");
    attributes.putValue("Can-Retransform-Classes", "true");
    attributes.putValue("Can-Redefine-Classes", "true");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String name :
          List.of("legacy/Get.class", "legacy/Terminal.class", "legacy/Scene.class")) {
        out.putNextEntry(new JarEntry(name));
        Files.copy(Path.of(Program.classes(), name), out);
        out.closeEntry();
      }
    }
    Program.Result result =
        stage
            .program(Jvm.of(version))
            .environment(Map.of("TRR_AUTH_CONFIG_FILE", stage.file().toString()))
            .option("-jar")
            .main(jar.toString(), stage.base() + "/v1/vendor")
            .run();
    assertThat(result.out()).as(result.toString()).isEqualTo("200\n");
    assertThat(result.err()).isEmpty();
  }
}
