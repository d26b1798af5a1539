package io.github.trrauth.benchmarks.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyTreeTest {
  private final DependencyTree tree =
      DependencyTree.parse(
          List.of(
              "a:measured:jar:1",
              "+- a:one:jar:1.0:compile",
              "|  +- b:shared:jar:2.5:compile (version managed from 2.4)",
              "|  |  \\- b:deep.er:jar:3-android:runtime",
              "|  \\- b:own:jar:4:compile",
              "\\- a:two:jar:1.1:compile",
              "   \\- (b:shared:jar:2.1:compile - omitted for conflict with 2.5)"));

  @Test
  void jars_omittedWhereItStandsElsewhereToo_areCountedForBoth() {
    assertThat(tree.jars("a:one"))
        .containsExactlyInAnyOrder(
            "one-1.0.jar", "shared-2.5.jar", "deep.er-3-android.jar", "own-4.jar");
    assertThat(tree.jars("a:two"))
        .containsExactlyInAnyOrder("two-1.1.jar", "shared-2.5.jar", "deep.er-3-android.jar");
  }

  @Test
  void jars_unknown_isRefused() {
    assertThatThrownBy(() -> tree.jars("a:three"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a:three");
  }

  @Test
  void parse_otherText_isRefused() {
    assertThatThrownBy(() -> DependencyTree.parse(List.of("[INFO] tree")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
