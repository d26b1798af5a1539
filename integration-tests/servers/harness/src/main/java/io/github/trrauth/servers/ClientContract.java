package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of the engine from inside the server, and clients on every kind of thread. */
public interface ClientContract extends Tested {
  /** The kinds of threads that need no container, with the application's class loader. */
  List<String> PLAIN = List.of("bare-thread", "cdi-async-observer", "jdk-timer");

  /** Threads whose context class loader is not the application's. */
  List<String> FOREIGN =
      List.of("common-pool", "thread-with-system-loader", "thread-without-loader");

  /** The kinds of threads that the container provides. */
  List<String> MANAGED =
      List.of(
          "cdi-asynchronous-method",
          "ejb-asynchronous-method",
          "ejb-timer",
          "managed-executor",
          "managed-scheduled-executor",
          "managed-thread");

  /** The ways in which the application calls the vendor. */
  List<String> CLIENTS =
      List.of(
          "built", "built-before", "registered", "registered-before", "injected", "rest-client");

  /** Names the managed threads that this server has. */
  default List<String> managedThreads() {
    List<String> threads = new ArrayList<>(hasEnterpriseBeans() ? MANAGED : List.of());
    if (!hasJakartaEe10()) {
      threads.remove("cdi-asynchronous-method");
    }
    return threads;
  }

  /**
   * Says what becomes of a call.
   *
   * @param thread a kind of thread
   * @param client a kind of client
   */
  default Calling calling(String thread, String client) {
    return Calling.SIGNED;
  }

  @TestFactory
  default Stream<DynamicTest> contract_insideTheServer_holds() throws Exception {
    WebArchive war = application("contract").war();
    stage().deploy(war);
    Probe probe = Probe.of(stage().server(), "contract");
    return probe.checks().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> expectPassed(probe, name)))
        .onClose(() -> stage().server().undeploy(war));
  }

  private static void expectPassed(Probe probe, String check) {
    assertThat(probe.check(check)).isEqualTo("passed");
  }

  @TestFactory
  default Stream<DynamicTest> client_onEveryKindOfThread_isSigned() throws Exception {
    WebArchive war = application("threads").war();
    WebArchive control = application("control").withoutJar().war();
    stage().deploy(war);
    stage().deploy(control);
    Probe probe = Probe.of(stage().server(), "threads");
    Probe without = Probe.of(stage().server(), "control");
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest("all kinds of threads are there", () -> expectAll(probe)));
    for (String thread : kinds()) {
      CLIENTS.forEach(client -> tests.add(test(probe, without, thread, client)));
      tests.add(test(probe, without, thread, "token-source"));
    }
    return tests.stream()
        .onClose(() -> stage().server().undeploy(control))
        .onClose(() -> stage().server().undeploy(war));
  }

  private List<String> kinds() {
    List<String> kinds = new ArrayList<>(List.of("request"));
    kinds.addAll(PLAIN);
    kinds.addAll(managedThreads());
    kinds.addAll(FOREIGN);
    return kinds;
  }

  private void expectAll(Probe probe) {
    assertThat(probe.threads()).containsExactlyInAnyOrderElementsOf(kinds());
  }

  private DynamicTest test(Probe probe, Probe without, String thread, String client) {
    Calling expected = calling(thread, client);
    return DynamicTest.dynamicTest(
        client + " on " + thread + ": " + expected,
        () -> {
          Map<String, String> call = probe.call(thread, client);
          assertThat(Calling.of(call)).as("%s", call).isEqualTo(expected);
          if (expected == Calling.IMPOSSIBLE) {
            assertThat(without.call(thread, client)).as("without our jar").containsKey("failure");
          }
        });
  }
}
