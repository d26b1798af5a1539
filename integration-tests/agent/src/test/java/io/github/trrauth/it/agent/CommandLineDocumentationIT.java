package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.jvms.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/command-line.md} shows is what the packaged jar prints. */
class CommandLineDocumentationIT {
  private static final Path PAGE =
      Path.of(System.getProperty("project.root"), "docs/command-line.md");
  private static final String FENCE = "```console";
  private static final String PROMPT = "$ ";

  @TempDir private Path folder;

  @Test
  void page_whereCommandsAreRun_isWhatTheyPrint() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    List<String> expected;
    try (Stage stage = new Stage()) {
      Files.copy(stage.configure(Map.of()).file(), folder.resolve("trr-auth.properties"));
      Jvm jvm = Jvm.of(17);
      Shell shell = new Shell(folder, jvm, stage.trust());
      try (Conversation program =
          stage.program(jvm).classPath(Program.classes()).main("legacy.Terminal").talk()) {
        expected = rerun(page, new Runs(shell, stage, program.pid(), folder));
      }
    }
    Path printed = Path.of("target/command-line.md");
    Files.write(printed, expected);
    assertThat(page)
        .as("another page is in %s, with what is printed now", printed)
        .isEqualTo(expected);
    assertThat(page).filteredOn(line -> line.startsWith(PROMPT)).hasSizeGreaterThan(10);
  }

  /** Returns the page with what its commands print now. */
  private static List<String> rerun(List<String> page, Runs runs) {
    List<String> now = new ArrayList<>();
    boolean inside = false;
    for (String line : page) {
      boolean prompt = inside && line.startsWith(PROMPT);
      boolean end = inside && line.equals("```");
      if (!inside || prompt || end) {
        now.add(line);
      }
      if (prompt) {
        now.addAll(runs.run(line.substring(PROMPT.length())));
      }
      inside = line.equals(FENCE) || (inside && !end);
    }
    return now;
  }

  /** Runs the commands, and puts names into what they print for what differs from run to run. */
  private static final class Runs {
    private static final String PID = "47110";
    private static final String FILE = "/etc/trr-auth.properties";

    private final Shell shell;
    private final Stage stage;
    private final String pid;
    private final Path folder;

    Runs(Shell shell, Stage stage, long pid, Path folder) {
      this.shell = shell;
      this.stage = stage;
      this.pid = String.valueOf(pid);
      this.folder = folder;
    }

    List<String> run(String command) {
      String output = shell.run(command.replace(PID, pid).replace(FILE, stage.file().toString()));
      assertThat(output).doesNotContain(stage.vendor().credentials().clientSecret());
      assertThat(stage.vendor().tokens().issued()).noneMatch(output::contains);
      return output
          .replace(stage.base(), "https://localhost:48443")
          .replace("localhost:" + stage.vendor().baseUrl().getPort(), "localhost:48443")
          .replace(folder.toString(), "/srv/shop")
          .replaceAll("(?m)^" + pid + "( +)legacy", PID + "   legacy")
          .replaceAll("\\b" + pid + "\\b", PID)
          .replaceAll("token [0-9a-f]{8}\\b", "token 1a2b3c4d")
          .replaceAll("trr-auth agent [0-9][^\n]*", "trr-auth agent 0.1.0")
          .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "2026-11-24T12:00:00Z")
          .replaceAll("(?m)^< Date: .*$", "< Date: Tue, 24 Nov 2026 12:00:00 GMT")
          .lines()
          .toList();
    }
  }
}
