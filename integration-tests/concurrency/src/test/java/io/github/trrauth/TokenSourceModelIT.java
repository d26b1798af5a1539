package io.github.trrauth;

import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.verifier.EpsilonVerifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source among threads that the model checker switches at every access to shared memory. */
class TokenSourceModelIT {
  /** What threads do at once where it matters most; other combinations are made up. */
  private static final List<List<String>> DANGEROUS =
      List.of(
          List.of("get work", "get work"),
          List.of("get work", "close"),
          List.of("get work grant", "get work work"),
          List.of("reject get work", "reject get work"),
          List.of("grant work", "reject get", "get work"),
          List.of("fail work", "get work"));

  @ParameterizedTest
  @ValueSource(
      classes = {
        TokenSourceModel.Cold.class,
        TokenSourceModel.Fresh.class,
        TokenSourceModel.Refreshing.class,
        TokenSourceModel.Rejected.class,
        TokenSourceModel.BackedOff.class,
        TokenSourceModel.LastAttempt.class
      })
  void anyOrder_oneFetchNoLostWakeUpNoOlderToken(Class<? extends TokenSourceModel> model) {
    ModelCheckingOptions options = new ModelCheckingOptions();
    DANGEROUS.forEach(threads -> options.addCustomScenario(scenario(threads)));
    options
        .iterations(Integer.getInteger("trr.model.scenarios", 3))
        .invocationsPerIteration(Integer.getInteger("trr.model.orders", 50))
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .verifier(EpsilonVerifier.class)
        .addGuarantee(atomic())
        .addGuarantee(unshared())
        .check(model);
  }

  private static ExecutionScenario scenario(List<String> threads) {
    List<List<Actor>> parallel =
        threads.stream()
            .map(steps -> Arrays.stream(steps.split(" ")).map(TokenSourceModelIT::actor).toList())
            .toList();
    return new ExecutionScenario(List.of(), parallel, List.of(), actor("settled"));
  }

  private static Actor actor(String operation) {
    try {
      return new Actor(TokenSourceModel.class.getMethod(operation), List.of());
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(operation, e);
    }
  }

  private static ManagedStrategyGuarantee atomic() {
    return ManagedStrategyGuaranteeKt.forClasses(
            VendorModel.class.getName(), TokenSourceModel.Seen.class.getName())
        .allMethods()
        .treatAsAtomic();
  }

  /** What is immutable, or only counts: to follow it would take time and find nothing. */
  private static ManagedStrategyGuarantee unshared() {
    return ManagedStrategyGuaranteeKt.forClasses(
            AccessToken.class.getName(),
            Alerts.class.getName(),
            AuthEvent.class.getName(),
            Counters.class.getName(),
            Failures.class.getName(),
            ForcedFetchGate.class.getName(),
            TokenAnswer.class.getName(),
            Windows.class.getName())
        .allMethods()
        .ignore();
  }
}
