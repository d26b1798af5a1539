package io.github.trrauth.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each page with commands in it, followed word for word with the packaged jars. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pages show commands for a POSIX shell")
class PagesIT {
  @BeforeAll
  static void needCurl() {
    assumeTrue(
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getenv("PATH"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl"))),
        "curl is missing, which the pages use: install it");
  }

  static Stream<Page> page_followedFromItsBeginning_doesWhatItSays() {
    return Page.all().stream()
        .filter(page -> page.blocks().stream().anyMatch(block -> block.is(Mark.Kind.RUN)));
  }

  @ParameterizedTest
  @MethodSource
  void page_followedFromItsBeginning_doesWhatItSays(Page page) throws Exception {
    try (Reader reader = new Reader(folder(page))) {
      for (Block block : page.blocks()) {
        reader.follow(block);
      }
    }
  }

  /** What the pages say that a reader has. */
  private static Path folder(Page page) throws IOException {
    Path folder = Path.of(System.getProperty("work"), page.toString().replaceAll("[/.]", "-"));
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
    for (String name : List.of("trr-auth-agent", "trr-auth-cdi", "trr-auth-sandbox")) {
      Path jar =
          Page.ROOT.resolve(
              name + "/target/" + name + "-" + System.getProperty("project.version") + ".jar");
      Files.copy(jar, folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createSymbolicLink(folder.resolve("lib"), Path.of(System.getProperty("lib")));
    return folder;
  }
}
