package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {
  private static final String PAGE =
      """
      # Figures
      <!-- results: token -->

      old

      <!-- end -->
      between
      <!-- results: size -->
      <!-- end -->
      after
      """;

  @Test
  void replace_changesOnlyThatTable() {
    assertThat(Page.replace(PAGE, "size", "| new |"))
        .isEqualTo(
            PAGE.replace(
                "<!-- results: size -->\n<!-- end -->",
                "<!-- results: size -->\n\n| new |\n\n<!-- end -->"));
  }

  @Test
  void replace_again_changesNothing() {
    String once = Page.replace(PAGE, "token", "| new |");

    assertThat(once).doesNotContain("old").contains("between");
    assertThat(Page.replace(once, "token", "| new |")).isEqualTo(once);
  }

  @Test
  void replace_noSuchMark_isRefused() {
    assertThatThrownBy(() -> Page.replace(PAGE, "herd", "| new |"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("results: herd");
  }
}
