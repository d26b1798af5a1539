package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Clients on every kind of thread. */
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

  @TestFactory
  default Stream<DynamicTest> client_onEveryKindOfThread_isSigned() throws Exception {
    Set<String> impossible = impossibleWithoutOurJar();
    WebArchive war = application("threads").war();
    stage().deploy(war);
    Probe probe = Probe.of(stage().server(), "threads");
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest("all kinds of threads are there", () -> expectAll(probe)));
    for (String thread : kinds()) {
      CLIENTS.forEach(client -> tests.add(test(probe, impossible, thread, client)));
      tests.add(test(probe, impossible, thread, "token-source"));
    }
    return tests.stream().onClose(() -> stage().server().undeploy(war));
  }

  /** Tries what is said to be impossible in an application that does not have our jar. */
  private Set<String> impossibleWithoutOurJar() throws Exception {
    Set<String> failing = new HashSet<>();
    stage()
        .with(
            application("control").withoutJar(),
            probe -> {
              for (String thread : kinds()) {
                for (String client : CLIENTS) {
                  if (calling(thread, client) == Calling.IMPOSSIBLE
                      && probe.call(thread, client).containsKey("failure")) {
                    failing.add(client + " on " + thread);
                  }
                }
              }
            });
    return failing;
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

  private DynamicTest test(Probe probe, Set<String> impossible, String thread, String client) {
    Calling expected = calling(thread, client);
    return DynamicTest.dynamicTest(
        client + " on " + thread + ": " + expected,
        () -> {
          Map<String, String> call = probe.call(thread, client);
          assertThat(Calling.of(call)).as("%s", call).isEqualTo(expected);
          if (expected == Calling.IMPOSSIBLE) {
            assertThat(impossible).as("without our jar").contains(client + " on " + thread);
          }
        });
  }
}
