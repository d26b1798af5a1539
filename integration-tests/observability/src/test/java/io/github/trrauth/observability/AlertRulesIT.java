package io.github.trrauth.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alert rules, as promtool judges them. */
class AlertRulesIT {
  private static final Path CASES = Path.of("src", "test", "resources").toAbsolutePath();

  private final Tool promtool = Tool.named("promtool");

  @Test
  void rules_areWellFormed() throws Exception {
    assertThat(promtool.run(Tool.docs(), List.of("check", "rules", "prometheus-alerts.yml")))
        .startsWith("exit 0\n")
        .contains("SUCCESS: 5 rules found");
  }

  @Test
  void rules_fireWhenTheyShould() throws Exception {
    assertThat(promtool.run(CASES, List.of("test", "rules", "alerts-test.yml")))
        .startsWith("exit 0\n")
        .contains("SUCCESS");
  }
}
