package io.github.trrauth.servers.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trrauth.jvms.InstalledJava;
import io.github.trrauth.pages.Block;
import io.github.trrauth.pages.Mark;
import io.github.trrauth.pages.Page;
import io.github.trrauth.pages.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of the servers, followed once for each: its beginning, the section of the server, its
 * end.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page shows commands for a POSIX shell")
class ServersPageIT {
  private static final Page PAGE = Page.read(Page.ROOT.resolve("docs/servers.md"));
  private static final String BEGINNING = "The application";
  private static final String END = "What the vendor saw";
  private static final String HELIDON = "Helidon MP";
  private static final int JAVA_OF_HELIDON = 21;

  static List<String> servers() {
    return PAGE.blocks().stream()
        .filter(block -> block.is(Mark.Kind.RUN))
        .map(Block::section)
        .filter(section -> !section.equals(BEGINNING) && !section.equals(END))
        .distinct()
        .toList();
  }

  @Test
  void page_everyServerThatIsUnpacked_hasCommands() {
    assertThat(servers())
        .containsExactlyInAnyOrder(
            "WildFly", "Open Liberty", "Payara Micro", "GlassFish", "TomEE MicroProfile", HELIDON);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void server_setUpAsThePageSays_signsItsCall(String server) throws Exception {
    Path folder = Path.of(System.getProperty("work"), server.replace(' ', '-'));
    List<Block> blocks = Stream.of(BEGINNING, server, END).flatMap(ServersPageIT::section).toList();
    try (Reader reader = Reader.in(folder, javaFor(server)).withJars()) {
      unpackInto(folder, blocks.stream().map(Block::text).collect(Collectors.joining()));
      for (Block block : blocks) {
        reader.follow(block);
      }
    }
  }

  private static Stream<Block> section(String title) {
    return PAGE.blocks().stream().filter(block -> block.section().equals(title));
  }

  private static Path javaFor(String server) {
    SortedMap<Integer, Path> programs =
        InstalledJava.programs().tailMap(server.equals(HELIDON) ? JAVA_OF_HELIDON : 17);
    assumeTrue(!programs.isEmpty(), InstalledJava.missing("Java " + JAVA_OF_HELIDON + " or newer"));
    Path program = Objects.requireNonNull(programs.get(programs.firstKey()));
    return program.getParent().getParent();
  }

  /** Copies what the commands name, since a server writes into its own folder. */
  private static void unpackInto(Path folder, String commands) throws IOException {
    Path unpacked = Path.of(System.getProperty("unpacked"));
    try (Stream<Path> files = Files.walk(unpacked)) {
      for (Path file : files.filter(file -> !file.equals(unpacked)).toList()) {
        Path name = unpacked.relativize(file);
        if (commands.contains(name.getName(0).toString())) {
          copy(file, folder.resolve(name));
        }
      }
    }
  }

  private static void copy(Path file, Path copy) throws IOException {
    if (Files.isDirectory(file)) {
      Files.createDirectories(copy);
    } else {
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
