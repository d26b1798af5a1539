package io.github.trrauth.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/** A run from warm-up to verdict. */
final class Run {
  private static final Duration CALM = Duration.ofSeconds(30);

  private Run() {}

  /**
   * Lets the program call, lets things go wrong, waits for calm, and judges.
   *
   * @param file the table that the figures go to
   */
  static void judge(
      String name, String file, Stage stage, Judge.Demands demands, Consumer<Stage> script) {
    CallerProcess caller = stage.caller();
    caller.go();
    stage.awaitToken();
    stage.awaitToken();
    caller.halt();
    Count before = caller.count();
    caller.go();
    script.accept(stage);
    stage.awaitLifetimes(1);
    caller.halt();
    Count after = calm(caller, before);
    Evidence evidence = Evidence.of(stage);
    Judge judge = new Judge(evidence, demands);
    Figures figures = judge.judge(before, after, stage.line().open());
    Table.add(file, figures.row(name));
    assertThat(judge.findings()).as(name + ": " + evidence.attempts()).isEmpty();
  }

  /** Threads of ours end a few seconds after the last work; the judge sees those that do not. */
  private static Count calm(CallerProcess caller, Count before) {
    Count[] last = {caller.count()};
    try {
      Stage.await()
          .pollInterval(Duration.ofMillis(500))
          .pollInSameThread()
          .atMost(CALM)
          .until(
              () -> {
                last[0] = caller.count();
                return last[0].ours() == 0 && last[0].descriptors() <= before.descriptors();
              });
    } catch (ConditionTimeoutException e) {
      // What is left is a finding.
    }
    return last[0];
  }
}
