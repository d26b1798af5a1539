package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The packaged agent as a file. */
class JarIT {
  private static final String COMMAND_LINE = "trr-auth/command-line.zip";
  private static final long MAX_BYTES = 7 * 1024 * 1024;

  @Test
  void jar_holdsThreeClassesInSightAndNothingForeign() throws IOException {
    try (JarFile jar = new JarFile(Program.agent())) {
      List<String> inSight =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(name -> !name.startsWith("trr-auth/"))
              .collect(Collectors.toList());
      assertThat(inSight)
          .containsExactlyInAnyOrder(
              "META-INF/LICENSE",
              "META-INF/MANIFEST.MF",
              "META-INF/licenses/ASM",
              "META-INF/licenses/jackson-core/FastDoubleParser-LICENSE",
              "META-INF/licenses/jackson-core/FastDoubleParser-NOTICE",
              "META-INF/licenses/jackson-core/LICENSE",
              "META-INF/licenses/jackson-core/NOTICE",
              "META-INF/licenses/jackson-core/thirdparty-LICENSE",
              "META-INF/licenses/picocli/LICENSE",
              "META-INF/sbom/trr-auth-agent.cdx.json",
              "io/github/trrauth/agent/AgentLoader.class",
              "io/github/trrauth/agent/AgentMain.class",
              "io/github/trrauth/agent/Main.class");
      assertThat(
              jar.stream()
                  .map(ZipEntry::getName)
                  .filter(name -> name.startsWith("trr-auth/"))
                  .filter(name -> !name.equals(COMMAND_LINE)))
          .isNotEmpty()
          .allSatisfy(
              name ->
                  assertThat(name)
                      .endsWith(".classdata")
                      .matches(
                          "trr-auth/(io/github/trrauth/agent/.*|java/net/TrrAuthHook\\.classdata)")
                      .doesNotContain("picocli", "/cli/"));
      assertThat(jar.isMultiRelease()).isFalse();
    }
  }

  @Test
  void commandLine_isOneEntryWithItsClassesAndPicocli() throws IOException {
    try (JarFile jar = new JarFile(Program.agent());
        ZipInputStream archive =
            new ZipInputStream(jar.getInputStream(jar.getEntry(COMMAND_LINE)))) {
      List<String> names = new ArrayList<>();
      for (ZipEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        names.add(e.getName());
      }
      assertThat(names)
          .contains(
              "io/github/trrauth/agent/cli/Commands.class",
              "io/github/trrauth/agent/picocli/CommandLine.class")
          .allMatch(name -> name.matches("io/github/trrauth/agent/(cli|picocli)/.*\\.class"));
    }
  }

  @Test
  void billOfMaterials_namesWhatIsInTheJar() throws Exception {
    try (JarFile jar = new JarFile(Program.agent())) {
      String bill =
          new String(
              jar.getInputStream(jar.getEntry("META-INF/sbom/trr-auth-agent.cdx.json"))
                  .readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(
              Pattern.compile("\"purl\" : \"pkg:maven/([^@\"]+)@[0-9]")
                  .matcher(bill)
                  .results()
                  .map(component -> component.group(1)))
          .containsExactlyInAnyOrder(
              "io.github.trrauth/trr-auth-agent",
              "io.github.trrauth/trr-auth-core",
              "com.fasterxml.jackson.core/jackson-core",
              "info.picocli/picocli",
              "net.bytebuddy/byte-buddy");
    }
  }

  @Test
  void jar_isSmall() {
    assertThat(new File(Program.agent()).length()).isBetween(1L, MAX_BYTES);
  }
}
