package io.github.trrauth.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.pages.Block;
import io.github.trrauth.pages.Mark;
import io.github.trrauth.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What is written in YAML can be read; nothing here can run it. */
class YamlTest {
  private static final Path GITHUB = Page.ROOT.resolve(".github");

  static Stream<Path> githubFile_isYaml() throws IOException {
    try (Stream<Path> files = Files.walk(GITHUB)) {
      return files.filter(file -> file.toString().endsWith(".yml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource
  void githubFile_isYaml(Path file) throws IOException {
    Object content = new Yaml().load(Files.readString(file));

    assertThat(content).as(file.toString()).isInstanceOf(Map.class);
  }

  static Stream<Block> block_inYaml_describesObjectsOfKubernetes() {
    return Page.all().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> block.language().equals("yaml"));
  }

  @ParameterizedTest
  @MethodSource
  void block_inYaml_describesObjectsOfKubernetes(Block block) {
    for (Object document : new Yaml().loadAll(block.text())) {
      assertThat(document)
          .as(block.place())
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
          .containsKeys("apiVersion", "kind", "metadata");
    }
  }

  /** Each job runs the whole script, or a command that the script takes from README.md. */
  @Test
  @SuppressWarnings("unchecked")
  void workflow_eachJob_runsTheScriptOrACommandOfIt() throws IOException {
    List<String> commands =
        Stream.concat(
                Stream.of(".ci/run"),
                Page.read(Page.ROOT.resolve("README.md")).blocks().stream()
                    .filter(block -> block.is(Mark.Kind.RUN_BY) && block.language().equals("sh"))
                    .map(block -> block.text().strip()))
            .toList();
    Map<String, Object> workflow =
        new Yaml().load(Files.readString(GITHUB.resolve("workflows/build.yml")));
    Map<String, Map<String, Object>> jobs = (Map<String, Map<String, Object>>) workflow.get("jobs");

    assertThat(jobs).isNotEmpty();
    assertThat(jobs.values())
        .allSatisfy(
            job ->
                assertThat((List<Map<String, Object>>) job.get("steps"))
                    .extracting(step -> step.get("run"))
                    .containsAnyElementsOf(commands));
  }

  @Test
  void workflow_namesAVersionOfEachAction() throws IOException {
    String text = Files.readString(GITHUB.resolve("workflows/build.yml"));

    assertThat(Pattern.compile("uses: (\\S+)").matcher(text).results().map(m -> m.group(1)))
        .isNotEmpty()
        .allMatch(action -> action.matches("[\\w-]+/[\\w-]+@v\\d+(\\.\\d+)*"));
  }
}
