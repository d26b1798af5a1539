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
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

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

  @RegisterExtension static final Stage stage = new Stage();

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
    Comparison anotherHost = new Comparison(jvm, stage.elsewhere(), stage.beyond());
    Comparison vendor = new Comparison(jvm, stage.base(), stage.elsewhere());
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest("stderr", vendor::assertSameOnStderr));
    for (String check : anotherHost.checks()) {
      tests.add(dynamicTest(check + ", another host", () -> anotherHost.assertSame(check)));
      tests.add(
          dynamicTest(
              check + ", vendor",
              () -> {
                if (!DIFFERENT.contains(check)) {
                  vendor.assertSame(check);
                }
                vendor.assertTokens(check);
              }));
    }
    return tests;
  }

  /**
   * The program without and with the agent.
   *
   * <p>Now and then the JDK does by itself what it does not do the next time: it garbles the
   * request line of a redirected POST, or sends a GET again on a connection that it has used
   * before. What the agent does is there each time, so only a difference that stays is one.
   */
  private static final class Comparison {
    private static final int ATTEMPTS = 5;

    private final Jvm jvm;
    private final String base;
    private final String other;
    private final List<Seen> without = new ArrayList<>();
    private final List<Seen> with = new ArrayList<>();

    Comparison(Jvm jvm, String base, String other) {
      this.jvm = jvm;
      this.base = base;
      this.other = other;
    }

    private void run(int attempt) {
      if (attempt >= with.size()) {
        without.add(Seen.of(stage, plain(jvm), "all", base, other));
        with.add(Seen.of(stage, withAgent(jvm), "all", base, other));
      }
    }

    List<String> checks() {
      run(0);
      return without.get(0).checks();
    }

    void assertSame(String check) {
      int attempt = 0;
      run(attempt);
      while (attempt < ATTEMPTS - 1 && !isSame(check)) {
        run(++attempt);
      }
      if (isSame(check)) {
        return;
      }
      assertThat(with.get(attempt).transcript(check))
          .isEqualTo(without.get(attempt).transcript(check));
      assertThat(with.get(attempt).withoutToken(check))
          .isEqualTo(without.get(attempt).withoutToken(check));
    }

    /**
     * Whether the program has done with the agent what it has done without it. The JDK does not
     * always do the same: now and then it garbles the GET that a POST becomes on a redirect.
     */
    private boolean isSame(String check) {
      return with.stream().anyMatch(one -> without.stream().anyMatch(o -> isSame(check, one, o)));
    }

    private static boolean isSame(String check, Seen one, Seen other) {
      return one.transcript(check).equals(other.transcript(check))
          && one.withoutToken(check).equals(other.withoutToken(check));
    }

    void assertSameOnStderr() {
      run(0);
      assertThat(with.get(0).result().err()).isEqualTo(without.get(0).result().err());
    }

    void assertTokens(String check) {
      run(0);
      for (JournalEntry request : with.get(0).requests(check)) {
        assertThat(request.tokenState())
            .as(request.toString())
            .isEqualTo(expected(request, with.get(0)));
      }
    }
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

  private static TokenState expected(JournalEntry request, Seen record) {
    if (!request.listener().equals("https")
        || request.path().endsWith("/redirect-there-and-back/back")
        || request.path().endsWith("/user-info")) {
      return TokenState.NONE;
    }
    if (request.path().contains("-late-own")) {
      return TokenState.MALFORMED;
    }
    boolean first = record.requests(request.path().split("/", -1)[3]).get(0).equals(request);
    // The application's own authenticator has answered the vendor's challenge.
    return request.path().contains("/authenticator-") && !first
        ? TokenState.MALFORMED
        : TokenState.VALID;
  }
}
