package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The packaged agent as a file. */
class JarIT {
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
              "META-INF/MANIFEST.MF",
              "META-INF/licenses/ASM",
              "io/github/trrauth/agent/AgentLoader.class",
              "io/github/trrauth/agent/AgentMain.class",
              "io/github/trrauth/agent/Main.class");
      assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith("trr-auth/")))
          .allSatisfy(
              name ->
                  assertThat(name)
                      .endsWith(".classdata")
                      .matches(
                          "trr-auth/(io/github/trrauth/agent/.*|java/net/TrrAuthHook\\.classdata)"));
      assertThat(jar.isMultiRelease()).isFalse();
    }
  }

  @Test
  void jar_isSmall() {
    assertThat(new File(Program.agent()).length()).isBetween(1L, MAX_BYTES);
  }
}
