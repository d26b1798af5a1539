package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of the engine from inside the server, for clients that {@code ClientBuilder} makes.
 */
public interface EngineContract extends Tested {
  /**
   * Lists the checks of the contract, each a test.
   *
   * @return tests
   * @throws Exception if the application cannot be deployed
   */
  @TestFactory
  default Stream<DynamicTest> contract_insideTheServer_holds() throws Exception {
    WebArchive war = application("contract").war();
    stage().deploy(war);
    Probe probe = Probe.of(stage().server(), "contract");
    List<String> checks = probe.checks();
    assertThat(checks).isNotEmpty();
    return checks.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> expectPassed(probe, name)))
        .onClose(() -> stage().server().undeploy(war));
  }

  private static void expectPassed(Probe probe, String check) {
    assertThat(probe.check(check)).isEqualTo("passed");
  }
}
