package io.github.trrauth.se;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.TokenSource;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packaged jar as a file. */
class JarIT {
  private static final long MAX_BYTES = 1024 * 1024;
  private static final int JAVA_11 = 55;

  @Test
  void jar_isComplete_andHoldsNothingForeign() throws Exception {
    try (JarFile jar = open()) {
      assertThat(names(jar))
          .filteredOn(name -> !name.startsWith("io/github/trrauth/"))
          .containsExactlyInAnyOrder(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "META-INF/cxf/bus-extensions.txt",
              "META-INF/licenses/jackson-core/FastDoubleParser-LICENSE",
              "META-INF/licenses/jackson-core/FastDoubleParser-NOTICE",
              "META-INF/licenses/jackson-core/LICENSE",
              "META-INF/licenses/jackson-core/NOTICE",
              "META-INF/licenses/jackson-core/thirdparty-LICENSE",
              "META-INF/sbom/trr-auth-cdi.cdx.json",
              "META-INF/services/jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension",
              "META-INF/services/jakarta.enterprise.inject.spi.Extension",
              "META-INF/services/jakarta.ws.rs.core.Feature",
              "META-INF/services/jakarta.ws.rs.ext.Providers",
              "META-INF/services/org.eclipse.microprofile.rest.client.spi.RestClientListener");
      assertThat(names(jar))
          .contains("io/github/trrauth/TokenSource.class")
          .anyMatch(name -> name.startsWith("io/github/trrauth/cdi/json/"));
      assertThat(jar.isMultiRelease()).isFalse();
    }
  }

  @Test
  void billOfMaterials_namesWhatIsInTheJar() throws Exception {
    try (JarFile jar = open()) {
      String bill =
          new String(
              jar.getInputStream(jar.getEntry("META-INF/sbom/trr-auth-cdi.cdx.json"))
                  .readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(
              Pattern.compile("\"purl\" : \"pkg:maven/([^@\"]+)@[0-9]")
                  .matcher(bill)
                  .results()
                  .map(component -> component.group(1)))
          .containsExactlyInAnyOrder(
              "io.github.trrauth/trr-auth-cdi",
              "io.github.trrauth/trr-auth-core",
              "com.fasterxml.jackson.core/jackson-core");
    }
  }

  @Test
  void jar_isSmall() throws Exception {
    assertThat(file().length()).isBetween(1L, MAX_BYTES);
  }

  @Test
  void classes_runOnJava11() throws Exception {
    try (JarFile jar = open()) {
      for (JarEntry entry : jar.stream().collect(Collectors.toList())) {
        if (entry.getName().endsWith(".class")) {
          assertThat(version(jar, entry)).as(entry.getName()).isLessThanOrEqualTo(JAVA_11);
        }
      }
    }
  }

  private static int version(JarFile jar, JarEntry entry) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      in.readInt();
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }

  private static List<String> names(JarFile jar) {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .collect(Collectors.toList());
  }

  private static JarFile open() throws IOException, URISyntaxException {
    return new JarFile(file());
  }

  private static File file() throws URISyntaxException {
    return new File(TokenSource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
