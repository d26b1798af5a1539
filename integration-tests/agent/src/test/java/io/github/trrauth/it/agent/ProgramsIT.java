package io.github.trrauth.it.agent;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.jvms.Conversation;
import io.github.trrauth.sandbox.JournalSummary;
import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs with habits that agents have stumbled over. */
class ProgramsIT {
  @RegisterExtension static final Stage stage = new Stage();

  private static Program.Result run(Program program, String main, String... arguments) {
    return program.classPath(Program.classes()).main("legacy." + main, arguments).run();
  }

  @OnEachJvm
  void firstCall_inStaticInitialiserWithEightThreads_ends(Jvm jvm) {
    Program.Result result =
        run(stage.withAgent(jvm), "StaticInitialiser", stage.base() + "/v1/vendor");
    assertThat(result.out().lines()).hasSize(8).containsOnly("200 200");
    assertThat(stage.vendor().journal().tokenRequests()).hasSize(1);
  }

  @OnEachJvm
  void fiftyRejections_atOnce_makeOneTokenRequest(Jvm jvm) {
    String url = stage.base() + "/v1/vendor";
    Program program = stage.withAgent(jvm).classPath(Program.classes());
    try (Conversation fifty = program.main("legacy.Parallel", "50").talk()) {
      assertThat(fifty.say(url)).isEqualTo("{200=50}");
      stage.vendor().tokens().revokeAll();
      assertThat(fifty.say(url)).isEqualTo("{200=50}");
      JournalSummary summary = stage.vendor().journal().summary();
      assertThat(summary.tokenRequests()).isEqualTo(2);
      assertThat(summary.answered401()).isPositive();
      assertThat(summary.replays()).isEqualTo(summary.answered401());
    }
  }

  @OnEachJvm
  void connections_droppedUnread_leaveNothingBehind(Jvm jvm) {
    Program.Result result =
        run(stage.withAgent(jvm).option("-Xmx32m"), "Dropped", stage.base() + "/open/echo");
    assertThat(result.out().lines()).as(result.toString()).containsExactly("left: 0");
  }

  @OnEachJvm
  void ownHandlerFactory_seesTheCallAndNotTheTokenRequest(Jvm jvm) {
    Program.Result result = run(stage.withAgent(jvm), "OwnFactory", stage.base() + "/v1/vendor");
    assertThat(result.out().lines()).as(result.toString()).containsExactly("200", "opened: 1");
    assertThat(stage.vendor().journal().tokenRequests()).hasSize(1);
  }

  @OnEachJvm
  void trustAllDefaults_holdForTheCallAndNotForTheSecret(Jvm jvm) {
    // No trust store: the vendor's certificate is one that nobody vouches for.
    Program program = Program.with(jvm.java()).option(stage.agent());
    Program.Result result =
        run(program, "TrustAll", stage.base() + "/v1/vendor", stage.elsewhere() + "/open/echo");
    assertThat(result.out().lines()).hasSize(2);
    assertThat(result.out())
        .startsWith("java.io.IOException: trr-auth did not send the request: ")
        .endsWith("\n200\n");
    assertThat(stage.vendor().journal().tokenRequests()).isEmpty();
    assertThat(stage.vendor().journal().unsigned()).isEmpty();

    Program trusting = stage.withAgent(jvm);
    assertThat(run(trusting, "TrustAll", stage.base() + "/v1/vendor").out()).isEqualTo("200\n");
  }

  @OnEachJvm
  void application_looksAround_seesEntryPointsAndBridgeAlone(Jvm jvm) {
    Program.Result result =
        run(
            stage.withAgent(jvm),
            "Inside",
            "io.github.trrauth.agent.AgentMain",
            "java.net.TrrAuthHook",
            "io.github.trrauth.agent.Installer",
            "io.github.trrauth.agent.SignedCall",
            "io.github.trrauth.TokenSource",
            "io.github.trrauth.agent.core.TokenSource",
            "com.fasterxml.jackson.core.JsonFactory",
            "net.bytebuddy.jar.asm.ClassReader");
    Program.Result without = run(stage.program(jvm), "Inside");
    assertThat(result.out())
        .isEqualTo(
            "io.github.trrauth.agent.AgentMain: visible\n"
                + "java.net.TrrAuthHook: visible\n"
                + "io.github.trrauth.agent.Installer: not visible\n"
                + "io.github.trrauth.agent.SignedCall: not visible\n"
                + "io.github.trrauth.TokenSource: not visible\n"
                + "io.github.trrauth.agent.core.TokenSource: not visible\n"
                + "com.fasterxml.jackson.core.JsonFactory: not visible\n"
                + "net.bytebuddy.jar.asm.ClassReader: not visible\n"
                + without.out());
  }

  @OnEachJvm
  void plainHttpOnLoopback_whereAllowed_isSignedAndReplayed(Jvm jvm) {
    String base = stage.vendor().httpUrl().toString();
    stage.vendor().next(1, "/v1/vendor", with().status(401));
    Program.Result result = run(onLoopback(jvm, base), "Get", base + "/v1/vendor");
    assertThat(result.out()).as(result.toString()).isEqualTo("200\n");
    assertThat(stage.vendor().journal().replays()).hasSize(1);
  }

  /** A program whose vendor is a server on loopback without TLS; its tokens are the sandbox's. */
  private static Program onLoopback(Jvm jvm, String base) {
    return stage
        .program(jvm)
        .option(
            stage.agent()
                + ",allow-insecure-loopback=true,base-url="
                + base
                + ",token-url="
                + stage.base()
                + Sandbox.TOKEN_PATH);
  }

  @OnEachJvm
  void body_thatIsRefusedBeforeItIsSent_isSentWithAnotherToken(Jvm jvm) {
    try (Doorkeeper vendor = new Doorkeeper(List.of(401))) {
      Program.Result result = run(onLoopback(jvm, vendor.url()), "Announce", vendor.url() + "/x");
      assertThat(result.out()).as(result.toString()).isEqualTo("200\n");
      assertThat(vendor.seen()).hasSize(2);
      assertThat(vendor.seen().get(0)).startsWith("Bearer ");
      assertThat(vendor.seen().get(1))
          .startsWith("Bearer ")
          .endsWith(" the body")
          .doesNotStartWith(vendor.seen().get(0));
    }
  }

  @OnEachJvm
  void body_thatIsRefusedForGood_isNotSent(Jvm jvm) {
    try (Doorkeeper vendor = new Doorkeeper(List.of(417, 401, 401))) {
      Program.Result result =
          run(onLoopback(jvm, vendor.url()), "Announce", vendor.url() + "/x", vendor.url() + "/y");
      assertThat(result.out().lines())
          .as(result.toString())
          .containsExactly(
              "java.net.ProtocolException: Server rejected operation",
              "417",
              "java.net.ProtocolException: Server rejected operation",
              "401");
      assertThat(vendor.seen()).hasSize(3);
    }
  }

  /** Java 9 and newer can be without any module; 8 has them all. */
  private static Stream<Jvm> withModules() {
    return Jvm.all().stream().filter(jvm -> jvm.version() > 8);
  }

  @ParameterizedTest
  @MethodSource("withModules")
  void runtime_withoutLoggingAndJmx_signsAndLogsToStderr(Jvm jvm) {
    String options = ",agent.log=jul,agent.debug=true,jmx=true";
    Program program =
        stage
            .program(jvm)
            .options(List.of("--limit-modules", "java.base,java.instrument,jdk.crypto.ec"))
            .option(stage.agent() + options);
    Program.Result result = run(program, "Get", stage.base() + "/v1/vendor");
    assertThat(result.out()).as(result.toString()).isEqualTo("200\n");
    assertThat(result.err()).contains("signed GET ").contains("There is no MBean");
  }

  /** The last ones that have a security manager without being asked twice. */
  private static Stream<Jvm> withSecurityManager() {
    return Jvm.all().stream().filter(jvm -> jvm.version() <= 17);
  }

  @ParameterizedTest
  @MethodSource("withSecurityManager")
  void program_thatMayOnlyCallTheVendor_doesWithTheAgentsPermissions(Jvm jvm, @TempDir Path folder)
      throws IOException {
    Path policy = folder.resolve("program.policy");
    Files.writeString(
        policy,
        "grant codeBase \"file:"
            + Program.agent()
            + "\" { permission java.security.AllPermission; };\n"
            + "grant codeBase \"file:"
            + Program.classes()
            + "/-\" {\n"
            + "permission java.net.SocketPermission \"localhost:*\", \"connect,resolve\";\n"
            + "permission java.net.URLPermission \"https://localhost:*/-\", \"*:*\"; };\n");
    List<String> managed =
        List.of("-Djava.security.manager", "-Djava.security.policy=" + policy.toUri());
    String url = stage.base() + "/v1/vendor";
    stage.vendor().next(1, "/v1/vendor", with().redirect(302, "/v1/items"));
    stage.vendor().next(1, "/v1/items", with().status(401));
    Program.Result result = run(stage.withAgent(jvm).options(managed), "Get", url, url);
    assertThat(result.out()).as(result.toString()).isEqualTo("200\n200\n");
    assertThat(stage.vendor().journal().replays()).hasSize(1);
  }

  @OnEachJvm
  void ownAuthorization_toBeOverridden_isReplaced(Jvm jvm) {
    Program program = stage.program(jvm).option(stage.agent() + ",override-authorization=true");
    Seen record =
        Seen.of(
            stage,
            program.options(ContractIT.opens(jvm)),
            "replay",
            stage.base(),
            stage.elsewhere());
    for (String check : List.of("own-authorization", "own-authorization-added")) {
      assertThat(record.outline(check)).containsExactly("GET 200 token 1");
    }
    assertThat(record.outline("own-authorization-redirect"))
        .containsExactly("GET 302 token 1", "GET 200 token 1");
  }

  @OnEachJvm
  void debug_switchedOn_tellsOfEachRequestWithoutQuery(Jvm jvm) {
    Program program = stage.program(jvm).option(stage.agent() + ",agent.debug=true");
    Program.Result result = run(program, "Get", stage.base() + "/v1/items?page_size=1");
    assertThat(result.out()).isEqualTo("200\n");
    assertThat(result.err().lines()).hasSize(2);
    assertThat(result.err())
        .contains("java.net.URL is patched", "signed GET " + stage.base() + "/v1/items with token ")
        .doesNotContain("page_size")
        .doesNotContain(stage.vendor().tokens().issued());
  }
}
