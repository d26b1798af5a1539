package io.github.trrauth.it.agent;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trrauth.jvms.Conversation;
import io.github.trrauth.sandbox.JournalEntry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged jar as a program, in each JVM; no secret and no token in what it prints. */
class CommandLineIT {
  private static final int PART = 24;

  @RegisterExtension static final Stage stage = new Stage();

  @TempDir private Path folder;

  private static String file() {
    return "config-file=" + stage.file();
  }

  private static Program program(Jvm jvm, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(Program.agent());
    all.addAll(List.of(arguments));
    return stage.program(jvm).main("-jar", all.toArray(new String[0]));
  }

  private static Program.Result run(Jvm jvm, String... arguments) {
    return searched(program(jvm, arguments).run());
  }

  private static String lastIssued() {
    List<String> issued = stage.vendor().tokens().issued();
    return issued.get(issued.size() - 1);
  }

  /** The end of a secret stands for the whole of it. */
  private static Program.Result searched(Program.Result result) {
    List<String> secrets = new ArrayList<>(stage.vendor().credentials().secrets());
    secrets.addAll(stage.vendor().tokens().issued());
    assertThat(result.toString())
        .doesNotContain(
            secrets.stream()
                .map(secret -> secret.substring(secret.length() - PART))
                .toArray(String[]::new));
    return result;
  }

  @OnEachJvm
  void check_ofSettingsInAllPlaces_saysWhereTheyAreAndAsksForAToken(Jvm jvm) throws Exception {
    Path classPath = Files.createDirectories(folder.resolve("META-INF"));
    Path resource = classPath.resolve("microprofile-config.properties");
    Files.writeString(resource, "trr.auth.keep-warm=false\n");
    Program.Result result =
        searched(
            program(jvm, "check", "-a", file() + ",store=memory", "--class-path", folder.toString())
                .option("-Dtrr.auth.eager=false")
                .environment(
                    Map.of("TRR_AUTH_CLIENT_SECRET", stage.vendor().credentials().clientSecret()))
                .run());
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("trr.auth.client-id +sandbox-client +file " + stage.file() + "\n")
        .containsPattern(
            "trr.auth.client-secret +[*]{8} +environment variable TRR_AUTH_CLIENT_SECRET\n")
        .containsPattern("trr.auth.store +memory +the agent's arguments\n")
        .containsPattern("trr.auth.eager +false +system property\n")
        .containsPattern("trr.auth.keep-warm +false +file:/.*/microprofile-config.properties\n")
        .contains("ok       settings: requests to " + stage.base() + " are signed\n")
        .containsPattern(
            "ok       token: "
                + stage.base()
                + "/v1/bearer-token gave out one that is valid for"
                + " PT1H \\(token [0-9a-f]{8}\\)\n");
    assertThat(stage.vendor().journal().entries()).hasSize(1);
  }

  @OnEachJvm
  void check_ofSettingsInTheJarOfAnApplication_findsThem(Jvm jvm) throws Exception {
    Path jar = folder.resolve("application.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("META-INF/microprofile-config.properties"));
      Files.copy(stage.file(), out);
    }
    Program.Result result = run(jvm, "check", "-cp", folder + "/*");
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out()).contains("  jar:file:" + jar + "!/META-INF/microprofile-config.");
  }

  @OnEachJvm
  void check_whileTheSecretIsRotated_saysWhichOneWasTaken(Jvm jvm) {
    String current = stage.vendor().credentials().clientSecret();
    String old = "an-old-secret-that-is-not-accepted";
    stage.configure(Map.of("client-secret", old, "client-secret-next", current));
    Program.Result result = run(jvm, "check", "-a", file());
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains("warning  token: trr.auth.client-secret was refused")
        .doesNotContain(old);
  }

  @OnEachJvm
  void token_isAllThatIsPrintedAndTheVendorTakesIt(Jvm jvm) {
    Program.Result result = program(jvm, "token", "-a", file()).run();
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(stage.vendor().journal().tokenRequests()).hasSize(1);
    // Not compared by AssertJ, which would print it.
    assertThat(result.out().equals(lastIssued() + "\n")).isTrue();
  }

  @OnEachJvm
  void call_ofAnyMethod_isSigned(Jvm jvm) {
    Program.Result get = run(jvm, "call", "GET", "/v1/vendor", "-a", file());
    assertThat(get.exit()).as(get.toString()).isZero();
    assertThat(get.out()).startsWith("{\"type\":\"business\"");
    assertThat(get.err()).isEmpty();
    Program.Result patch =
        run(jvm, "call", "patch", "/v1/vendor", "-d", "{\"name\":\"Mine\"}", "-a", file());
    assertThat(patch.exit()).as(patch.toString()).isZero();
    assertThat(patch.out()).contains("\"Mine\"");
    assertThat(stage.vendor().journal().signed())
        .extracting(JournalEntry::method)
        .containsExactly("GET", "PATCH");
  }

  @OnEachJvm
  void call_rejectedOnce_isSentOnceMore(Jvm jvm) {
    stage.vendor().next(1, "/v1/vendor", with().status(401));
    Program.Result result =
        run(jvm, "call", "PATCH", "/v1/vendor", "-v", "-d", "{\"a\":1}", "-a", file());
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.err())
        .containsPattern("> Authorization: Bearer \\[token [0-9a-f]{8}]\n")
        .contains("* TRR-201 API_REJECTED localhost 401", "< HTTP/1.1 200 OK");
    assertThat(stage.vendor().journal().replays()).hasSize(1);
  }

  @OnEachJvm
  void call_redirectedToAnotherOrigin_takesNoTokenThere(Jvm jvm) {
    stage.vendor().always("/v1/vendor", with().redirect(302, stage.elsewhere() + "/open/echo"));
    Program.Result stays = run(jvm, "call", "GET", "/v1/vendor", "-i", "-a", file());
    assertThat(stays.exit()).as(stays.toString()).isZero();
    assertThat(stays.out()).startsWith("HTTP/1.1 302 ");
    Program.Result follows = run(jvm, "call", "GET", "/v1/vendor", "-L", "-a", file());
    assertThat(follows.exit()).as(follows.toString()).isZero();
    assertThat(stage.vendor().journal().entries(entry -> entry.path().equals("/open/echo")))
        .singleElement()
        .satisfies(entry -> assertThat(entry.headers().keySet()).doesNotContain("authorization"));
  }

  /** On the oldest JVMs, from which the newer ones differ in none of this. */
  static Stream<Arguments> mistakes() {
    return Jvm.all().stream()
        .filter(jvm -> jvm.version() <= 17)
        .flatMap(
            jvm ->
                Stream.of(
                    arguments(jvm, 1, "check -a client-id=x", "client-secret is missing"),
                    arguments(jvm, 1, "token -a enabled=false", "trr.auth.enabled is false"),
                    arguments(jvm, 2, "chek", "no such command"),
                    arguments(
                        jvm, 2, "call GET https://vendor.example/ -a FILE", "vendor's origin"),
                    arguments(
                        jvm,
                        3,
                        "check -a FILE,client-secret=another-one-that-is-refused",
                        "refused the client credentials: HTTP 401"),
                    arguments(
                        jvm,
                        4,
                        "token -a FILE,acquire-timeout=PT1S,token-url=https://localhost:1/token",
                        "No token from localhost: "),
                    arguments(jvm, 5, "call GET /v1/none -a FILE", "HTTP 404 from localhost"),
                    arguments(jvm, 6, "call GET /v1/items -a FILE", "no answer from localhost"),
                    arguments(jvm, 7, "attach 1999999999", "trr-auth: the "),
                    arguments(
                        jvm,
                        8,
                        "call GET /v1/vendor -o /none/of/this -a FILE",
                        "the output cannot be written")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_ofAnyKind_hasItsExitStatusAndALine(Jvm jvm, int exit, String line, String text) {
    stage.vendor().always("/v1/items", with().cutBeforeAnswer());
    Program.Result result = run(jvm, line.replace("FILE", file()).split(" "));
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    assertThat(result.out() + result.err()).contains(text).doesNotContain("another-one-that");
    if (exit != 1 && exit != 3) {
      assertThat(result.err()).startsWith("trr-auth: ");
    }
  }

  @OnEachJvm
  void attach_toAnyJvm_signsItsRequestsFromThenOn(Jvm jvm) {
    Program target = stage.program(jvm);
    if (jvm.version() >= 21) {
      target.option("-XX:+EnableDynamicAgentLoading");
    }
    String url = stage.base() + "/v1/vendor";
    try (Conversation program =
        target.classPath(Program.classes()).main("legacy.Terminal", "s3cret-argument").talk()) {
      assertThat(program.say(url)).isEqualTo("401");
      String pid = String.valueOf(program.pid());
      Program.Result list = run(Jvm.of(17), "attach", "--list");
      assertThat(list.exit()).as(list.toString()).isZero();
      assertThat(list.out())
          .containsPattern("(?m)^" + pid + " +legacy\\.Terminal$")
          .doesNotContain("s3cret-argument", new File(Program.agent()).getName());
      Program.Result attached = run(Jvm.of(17), "attach", pid, file());
      assertThat(attached.exit()).as(attached.toString()).isZero();
      assertThat(attached.out()).contains("has been loaded into " + pid, "stderr");
      assertThat(program.say(url)).isEqualTo("200");
    }
  }

  @Test
  void attach_withAJre_saysWhatIsNeeded() {
    Program.Result result = run(Jvm.of(8), "attach", "--list");
    assertThat(result.exit()).as(result.toString()).isEqualTo(7);
    assertThat(result.err()).contains("run this with the java of a JDK");
  }

  @Test
  void output_onATerminal_hasColoursUnlessTheyAreUnwanted() {
    Shell shell = new Shell(folder, Jvm.of(17), stage.trust());
    String check = "java -jar trr-auth-agent.jar check -a client-id=x";
    assertThat(shell.onTerminal(check)).contains("\u001b[31mwrong\u001b[39m");
    assertThat(shell.onTerminal("NO_COLOR=1 " + check))
        .contains("wrong    trr.auth")
        .doesNotContain("\u001b");
    assertThat(shell.onTerminal("export CLICOLOR_FORCE=1; " + check + " | cat"))
        .contains("wrong    trr.auth")
        .doesNotContain("\u001b");
    assertThat(shell.onTerminal(check + " 2>&1 >/dev/null; java -jar trr-auth-agent.jar chek"))
        .contains("no such command")
        .doesNotContain("\u001b");
  }

  @OnEachJvm
  void token_onATerminal_isRefusedWithoutForce(Jvm jvm) {
    Shell shell = new Shell(folder, jvm, stage.trust());
    String token = "java -jar trr-auth-agent.jar token -a " + file();
    assertThat(shell.onTerminal(token + "; echo exit $?"))
        .contains("stdout is a terminal", "--force", "exit 2");
    assertThat(stage.vendor().journal().tokenRequests()).isEmpty();
    String refusedToo = shell.onTerminal(token + " </dev/null; echo exit $?");
    assertThat(refusedToo).contains("exit 2");
    String forced = shell.onTerminal(token + " --force");
    assertThat(forced.trim().equals(lastIssued())).isTrue();
  }

  @Test
  void output_thatCannotBeWritten_isNoticed() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full, which Linux has");
    Shell shell = new Shell(folder, Jvm.of(17), stage.trust());
    String settings = "java -jar trr-auth-agent.jar settings > /dev/full; echo exit $?";
    assertThat(shell.run(settings)).isEqualTo("exit 8\n");
  }

  @Test
  void completion_inBash_offersCommandsAndOptions() {
    Shell shell = new Shell(folder, Jvm.of(17), stage.trust());
    String complete =
        "source <(java -jar trr-auth-agent.jar completion); compopt() { :; };"
            + " offered() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=();"
            + " $(complete -p trr-auth | sed 's/.*-F \\([^ ]*\\).*/\\1/');"
            + " echo \"${COMPREPLY[@]}\"; }; ";
    assertThat(shell.run(complete + "offered trr-auth ch")).isEqualTo("check\n");
    assertThat(shell.run(complete + "offered trr-auth check --"))
        .contains("--agent-args", "--class-path");
  }

  @Test
  void completion_inZsh_completesCommandsAndOptions() {
    Shell shell = new Shell(folder, Jvm.of(17), stage.trust());
    assertThat(
            shell.completedInZsh(
                "trr-auth ch", "trr-auth check --ag", "trr-auth call GET /v1/vendor --verb"))
        .isEqualTo(
            """
            typed: check
            typed: check --agent-args
            typed: call GET /v1/vendor --verbose
            """);
  }
}
