package io.github.trrauth;

import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.verifier.EpsilonVerifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source among threads that the model checker switches at every access to shared memory. */
class TokenSourceModelIT {
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
    new ModelCheckingOptions()
        .iterations(Integer.getInteger("trr.model.scenarios", 6))
        .invocationsPerIteration(Integer.getInteger("trr.model.orders", 40))
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .verifier(EpsilonVerifier.class)
        .addGuarantee(atomic())
        .addGuarantee(unshared())
        .check(model);
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
