package io.github.trrauth.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trrauth.pages.Block;
import io.github.trrauth.pages.Mark;
import io.github.trrauth.pages.Page;
import io.github.trrauth.pages.Reader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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
  /** {@code integration-tests/servers/by-hand} follows it. */
  private static final String NEEDS_SERVERS = "docs/servers.md";

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
        .filter(page -> !page.toString().equals(NEEDS_SERVERS))
        .filter(page -> page.blocks().stream().anyMatch(block -> block.is(Mark.Kind.RUN)));
  }

  @ParameterizedTest
  @MethodSource
  void page_followedFromItsBeginning_doesWhatItSays(Page page) throws Exception {
    Path folder = Path.of(System.getProperty("work"), page.toString().replaceAll("[/.]", "-"));
    try (Reader reader = Reader.in(folder, Path.of(System.getProperty("java.home"))).withJars()) {
      Files.createSymbolicLink(folder.resolve("lib"), Path.of(System.getProperty("lib")));
      for (Block block : page.blocks()) {
        reader.follow(block);
      }
    }
  }
}
