package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.TokenState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of the agent: a program sees and sends with it what it sees and sends without it,
 * and nothing but the token comes on top.
 *
 * <p>The same program runs four times in each JVM: against the vendor and against another host,
 * with the agent and without.
 */
class ContractIT {
  /** With a token on board no server may choose a proxy. */
  private static final Set<String> DIFFERENT = Set.of("redirect-get-305", "redirect-post-305");

  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = new Stage();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @TestFactory
  Stream<DynamicNode> anyProgram_withAgent_behavesAsWithout() {
    return Jvm.all().stream().map(ContractIT::onJvm);
  }

  private static DynamicNode onJvm(Jvm jvm) {
    return jvm.isThere()
        ? dynamicContainer(jvm.toString(), checks(jvm).stream())
        : dynamicTest(jvm.toString(), jvm::java);
  }

  private static List<DynamicNode> checks(Jvm jvm) {
    Record elsewhere = Record.of(stage, plain(jvm), "all", stage.elsewhere(), stage.beyond());
    Record elsewhereWithAgent =
        Record.of(stage, withAgent(jvm), "all", stage.elsewhere(), stage.beyond());
    Record vendor = Record.of(stage, plain(jvm), "all", stage.base(), stage.elsewhere());
    Record vendorWithAgent =
        Record.of(stage, withAgent(jvm), "all", stage.base(), stage.elsewhere());
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(
        dynamicTest(
            "stderr",
            () -> assertThat(vendorWithAgent.result().err()).isEqualTo(vendor.result().err())));
    for (String check : elsewhere.checks()) {
      tests.add(
          dynamicTest(
              check + ", another host", () -> assertSame(check, elsewhere, elsewhereWithAgent)));
      tests.add(
          dynamicTest(
              check + ", vendor",
              () -> {
                if (!DIFFERENT.contains(check)) {
                  assertSame(check, vendor, vendorWithAgent);
                }
                assertTokens(check, vendorWithAgent);
              }));
    }
    return tests;
  }

  private static Program plain(Jvm jvm) {
    return stage.program(jvm).options(opens(jvm));
  }

  private static Program withAgent(Jvm jvm) {
    return stage.withAgent(jvm).options(opens(jvm));
  }

  /** What a program needs on newer JVMs in order to set PATCH by reflection. */
  static List<String> opens(Jvm jvm) {
    return jvm.version() == 8
        ? List.of()
        : List.of(
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/sun.net.www.protocol.https=ALL-UNNAMED");
  }

  private static void assertSame(String check, Record without, Record with) {
    assertThat(with.transcript(check)).isEqualTo(without.transcript(check));
    assertThat(with.withoutToken(check)).isEqualTo(without.withoutToken(check));
  }

  private static void assertTokens(String check, Record record) {
    for (JournalEntry request : record.requests(check)) {
      assertThat(request.tokenState()).as(request.toString()).isEqualTo(expected(request, record));
    }
  }

  private static TokenState expected(JournalEntry request, Record record) {
    if (!request.listener().equals("https")
        || request.path().endsWith("/redirect-there-and-back/back")
        || request.path().endsWith("/user-info")) {
      return TokenState.NONE;
    }
    boolean first = record.requests(request.path().split("/")[3]).get(0).equals(request);
    // The application's own authenticator has answered the vendor's challenge.
    return request.path().contains("/authenticator-") && !first
        ? TokenState.MALFORMED
        : TokenState.VALID;
  }
}
