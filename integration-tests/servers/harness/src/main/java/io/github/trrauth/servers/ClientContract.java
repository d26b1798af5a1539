package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of the engine from inside the server, and clients on every kind of thread. */
interface ClientContract extends Tested {
  /** The kinds of threads that need no container, with the application's class loader. */
  List<String> PLAIN = List.of("bare-thread", "cdi-async-observer", "jdk-timer");

  /** Threads whose context class loader is not the application's. */
  List<String> FOREIGN = List.of("common-pool", "thread-with-system-loader", "thread-without-loader");

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
      List.of("built", "built-before", "registered-before", "injected", "rest-client");

  /** Names the managed threads that this server has. */
  default List<String> managedThreads() {
    return hasEnterpriseBeans() ? MANAGED : List.of();
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
    stage().deploy(war);
    Probe probe = Probe.of(stage().server(), "threads");
    List<String> threads = new ArrayList<>(List.of("request"));
    threads.addAll(PLAIN);
    threads.addAll(managedThreads());
    threads.addAll(FOREIGN);
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        DynamicTest.dynamicTest(
            "all kinds of threads are there",
            () -> assertThat(probe.threads()).containsExactlyElementsOf(new TreeSet<>(threads))));
    for (String thread : threads) {
      CLIENTS.forEach(client -> tests.add(test(probe, thread, client)));
      tests.add(test(probe, thread, "token-source"));
    }
    return tests.stream().onClose(() -> stage().server().undeploy(war));
  }

  private DynamicTest test(Probe probe, String thread, String client) {
    Calling expected = calling(thread, client);
    return DynamicTest.dynamicTest(
        client + " on " + thread + ": " + expected,
        () -> assertThat(calling(probe.call(thread, client))).isEqualTo(expected));
  }

  private static Calling calling(Map<String, String> outcome) {
    if (outcome.containsKey("failure")) {
      assertThat(outcome.get("failure")).doesNotContain("trrauth");
      return Calling.IMPOSSIBLE;
    }
    assertThat(outcome).containsKey("state");
    return "VALID".equals(outcome.get("state")) ? Calling.SIGNED : Calling.UNSIGNED;
  }
}
