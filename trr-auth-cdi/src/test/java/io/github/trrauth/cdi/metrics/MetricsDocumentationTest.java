package io.github.trrauth.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages, the dashboard and the alert rules say of the measures. */
class MetricsDocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern PROMETHEUS_NAME = Pattern.compile("trr_auth_[a-z_]+");

  /** Rows of settings hold a name in backticks, too, but no type. */
  private static final Pattern ROW = Pattern.compile("\\| `trr\\.auth[^`]*` \\| (counter|gauge) ");

  @Test
  void tableOfMetrics_isWhatTheListSays() throws IOException {
    List<String> rows =
        Measure.all().stream().map(MetricsDocumentationTest::row).distinct().toList();

    assertThat(
            Files.readAllLines(DOCS.resolve("metrics.md")).stream()
                .filter(line -> ROW.matcher(line).lookingAt()))
        .containsExactlyElementsOf(rows);
  }

  private static String row(Measure measure) {
    return "| `%s` | %s | `%s` | %s | `%s` | %s |"
        .formatted(
            measure.name(),
            measure.kind() == Measure.Kind.GAUGE ? "gauge" : "counter",
            measure.unit(),
            values(measure),
            prometheus(measure),
            measure.description());
  }

  private static String values(Measure measure) {
    if (measure.tag() == null) {
      return "";
    }
    return Measure.all().stream()
        .filter(other -> other.name().equals(measure.name()))
        .map(Measure::tagValue)
        .collect(Collectors.joining("`, `", "`" + measure.tag() + "`: `", "`"));
  }

  private static String prometheus(Measure measure) {
    String name = measure.name().replace('.', '_') + (measure.isInSeconds() ? "_seconds" : "");
    return measure.kind() == Measure.Kind.GAUGE ? name : name + "_total";
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana-dashboard.json", "prometheus-alerts.yml", "metrics.md"})
  void namesInPrometheus_exist(String file) throws IOException {
    Set<String> names =
        PROMETHEUS_NAME
            .matcher(Files.readString(DOCS.resolve(file)))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(names).isNotEmpty().isSubsetOf(prometheusNames());
  }

  @Test
  void dashboard_showsEverything() throws IOException {
    String dashboard = Files.readString(DOCS.resolve("grafana-dashboard.json"));

    assertThat(Measure.all())
        .allSatisfy(measure -> assertThat(dashboard).contains(prometheus(measure)));
  }

  private static Set<String> prometheusNames() {
    Set<String> names = new TreeSet<>();
    for (Measure measure : Measure.all()) {
      names.add(prometheus(measure));
      if (measure.kind() == Measure.Kind.SUM) {
        // MicroProfile Metrics counts whole numbers only, and makes a gauge of it.
        names.add(prometheus(measure).replace("_total", ""));
      }
    }
    return names;
  }

  @Test
  void names_followTheConventions() {
    assertThat(Measure.all())
        .allSatisfy(
            measure -> {
              assertThat(measure.name()).matches("trr\\.auth(\\.[a-z]+)+");
              assertThat(measure.name()).isEqualTo(measure.name().toLowerCase(Locale.ROOT));
              assertThat(measure.unit()).matches("s|\\{[a-z]+}");
              assertThat(measure.description()).endsWith(".");
            });
  }
}
