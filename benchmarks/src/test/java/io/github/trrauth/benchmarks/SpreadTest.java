package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
  @Test
  void of_oddNumberOfFigures_takesTheMiddleOne() {
    assertThat(Spread.of(DoubleStream.of(9, 1, 2))).isEqualTo(new Spread(1, 2, 9));
  }

  @Test
  void of_evenNumberOfFigures_takesTheMeanOfTheTwoInTheMiddle() {
    assertThat(Spread.of(DoubleStream.of(9, 1, 2, 4))).isEqualTo(new Spread(1, 3, 9));
  }

  @Test
  void of_noFigures_isRefused() {
    assertThatThrownBy(() -> Spread.of(DoubleStream.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void factor_saysTheMiddleAndTheEnds() {
    assertThat(new Spread(0.987, 1.0449, 12.34).factor()).isEqualTo("1.04 (0.99-12.3)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1234.4, 1234",
    "100.4, 100",
    "42.25, 42.3",
    "7, 7",
    "1.239, 1.24",
    "0.0125, 0.013"
  })
  void text_keepsThreeDigits(double figure, String text) {
    assertThat(Spread.text(figure)).isEqualTo(text);
  }
}
