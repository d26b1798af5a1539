package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The jar beside what the server has: it is not taken for more than it is. */
public interface NeighbourContract extends Tested {
  /** A line of the log that an administrator would look into. */
  Pattern WARNING = Pattern.compile("\\b(WARN|WARNING|ERROR|SEVERE|FATAL)\\b");

  /** The JDK's thread that may come upon what any earlier application has left open. */
  String CLEANER = "(Cleaner-";

  /** Names the beans of ours, besides the extensions, which are beans by the specification. */
  default List<String> beansOfOurs() {
    return List.of("bean io.github.trrauth.TokenSource");
  }

  @Test
  default void server_withOurJarInAnApplication_takesNothingElseOfIt() throws Exception {
    stage()
        .with(
            application("inventory"),
            probe ->
                assertThat(probe.inventory()).containsExactlyInAnyOrderElementsOf(beansOfOurs()));
  }

  /** What the same application without our jar makes the server say is not our affair. */
  @Test
  default void log_ofAnApplicationWithOurJar_hasNoMoreWarnings() throws Exception {
    Set<String> without = warnings(application("warned").withoutJar());
    Set<String> with = warnings(application("warned"));
    with.removeAll(without);
    assertThat(with).isEmpty();
  }

  private Set<String> warnings(TestApplication application) throws Exception {
    long position = stage().server().log().position();
    stage()
        .with(
            application,
            probe -> {
              ClientContract.PLAIN.forEach(thread -> probe.call(thread, "built"));
              probe.call("request", "injected");
            });
    return stage()
        .server()
        .log()
        .since(position)
        .lines()
        .filter(line -> WARNING.matcher(line).find() && !line.contains(CLEANER))
        .map(line -> line.replaceAll("[0-9]+", "#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
