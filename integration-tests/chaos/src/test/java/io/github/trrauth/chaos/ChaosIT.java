package io.github.trrauth.chaos;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor that misbehaves in one way after the other, while sixteen threads call. */
class ChaosIT {
  private static final String TABLE = "chaos.md";

  @BeforeAll
  static void begin() {
    Table.begin(TABLE, Figures.HEAD);
  }

  @ParameterizedTest
  @MethodSource("io.github.trrauth.chaos.Scenarios#all")
  @Execution(ExecutionMode.CONCURRENT)
  void calls_whileTheVendorMisbehaves_keepTheContract(Scenario scenario) {
    Random random = Seed.random(scenario.name());
    try (Stage stage = scenario.stage()) {
      Run.judge(
          scenario.toString(),
          TABLE,
          stage,
          scenario.demands(),
          ready -> scenario.script().accept(ready, random));
    }
  }
}
