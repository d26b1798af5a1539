package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private final Results results = new Results();

  @Test
  void ratio_severalRounds_comparesRoundByRound() {
    add("floor", 10, 20, 40);
    add("ours", 11, 30, 40);

    assertThat(results.ratio("1 thread", "ns/op", "ours", "floor"))
        .isEqualTo(new Spread(1, 1.1, 1.5));
  }

  @Test
  void ratio_roundMissing_isRefused() {
    add("floor", 10, 20);
    add("ours", 11);

    assertThatThrownBy(() -> results.ratio("1 thread", "ns/op", "ours", "floor"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as many rounds of ours as of floor");
  }

  @Test
  void read_whatWasWritten_isTheSame(@TempDir Path folder) throws IOException {
    results.note("java", "17.0.1: a build");
    add("floor", 0.1, 1e-7, 12_345_678.9);
    Path file = folder.resolve("new/token.csv");
    results.write(file);

    Results again = Results.read(file);

    assertThat(again.notes()).isEqualTo(results.notes());
    assertThat(again.groups()).containsExactly("1 thread");
    assertThat(again.variants("1 thread")).containsExactly("floor");
    assertThat(again.values("1 thread", "floor", "ns/op"))
        .isEqualTo(List.of(0.1, 1e-7, 12_345_678.9));
  }

  @Test
  void add_nameWithComma_isRefused() {
    assertThatThrownBy(() -> results.add("a,b", "floor", "ns/op", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a,b");
  }

  private void add(String variant, double... values) {
    for (int round = 0; round < values.length; round++) {
      results.add("1 thread", variant, "ns/op", round, values[round]);
    }
  }
}
