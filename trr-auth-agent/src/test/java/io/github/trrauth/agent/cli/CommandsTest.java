package io.github.trrauth.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.trrauth.Setting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands in this JVM, against a vendor of a few lines over plain http. */
class CommandsTest {
  private static final String SECRET = "s3cret-of-the-test";
  private static final String TOKEN = "t0ken-of-the-test";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> requests = new ArrayList<>();
  private final AtomicInteger tokenRequests = new AtomicInteger();
  private HttpServer vendor;
  private int tokenStatus = 200;
  private int apiStatus = 200;

  @BeforeEach
  void start() throws IOException {
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.createContext(
        "/v1/bearer-token",
        exchange -> {
          tokenRequests.incrementAndGet();
          answer(
              exchange,
              tokenStatus,
              "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":60}");
        });
    vendor.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          requests.add(
              String.join(
                  " ",
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  body));
          answer(exchange, apiStatus, "the answer");
        });
    vendor.start();
  }

  @AfterEach
  void stop() {
    vendor.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("X-Answer", "yes");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream stream = exchange.getResponseBody()) {
      stream.write(bytes);
    }
  }

  private String base() {
    return "http://localhost:" + vendor.getAddress().getPort();
  }

  /** The agent's arguments for the vendor. */
  private String vendorArguments() {
    return "client-id=me,client-secret="
        + SECRET
        + ",allow-insecure-loopback=true,base-url="
        + base();
  }

  private int run(String... arguments) {
    return run(false, arguments);
  }

  private int run(boolean terminal, String... arguments) {
    out.reset();
    err.reset();
    Streams streams =
        new Streams(
            new ByteArrayInputStream("from stdin".getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal);
    int status = Commands.run(streams, "1.2.3", arguments);
    assertThat(out() + err()).doesNotContain(SECRET);
    return status;
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h"})
  void root_withoutCommand_saysWhatTheJarIs(String argument) {
    assertThat(argument.isEmpty() ? run() : run(argument)).isZero();
    assertThat(out())
        .startsWith("trr-auth agent 1.2.3")
        .contains("-javaagent:trr-auth-agent.jar=config-file=", "trr.auth.client-secret-file=")
        .contains("check", "token", "call", "attach", "settings", "completion", "Exit status:");
    assertThat(err()).isEmpty();
  }

  @Test
  void version_isOneLine() {
    assertThat(run("--version")).isZero();
    assertThat(out()).isEqualTo("trr-auth agent 1.2.3" + System.lineSeparator());
  }

  @Test
  void help_ofAnyCommand_isNoWiderThanPromised() {
    for (String command : List.of("check", "token", "call", "attach", "settings", "completion")) {
      assertThat(run(command, "--help")).isZero();
      assertThat(out()).contains("Usage: java -jar trr-auth-agent.jar " + command);
      assertThat(out().lines()).allMatch(line -> line.length() <= Commands.WIDTH);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "chek, no such command",
    "s3cret-of-the-test, no such command",
    "check --clas-path=s3cret-of-the-test, unknown option --clas-path",
    "check -xs3cret-of-the-test, an argument too many",
    "check s3cret-of-the-test, an argument too many",
    "call GET, Missing required parameter",
    "check -a, Missing required parameter",
    "token --force=s3cret-of-the-test, an argument",
    "call -m s3cret-of-the-test GET /, an argument has a value"
  })
  void arguments_thatAreWrong_areAMistakeThatQuotesNone(String line, String text) {
    assertThat(run(line.split(" "))).isEqualTo(ExitStatus.USAGE.code());
    assertThat(err()).startsWith("trr-auth: ").contains(text, "--help");
    assertThat(out()).isEmpty();
  }

  @Test
  void check_ofGoodSettings_saysWhereEachValueComesFrom() throws IOException {
    Path file =
        Files.writeString(folder.resolve("trr.properties"), "trr.auth.client-secret=" + SECRET);
    Path classes = Files.createDirectories(folder.resolve("classes/META-INF"));
    Files.writeString(classes.resolve("microprofile-config.properties"), "trr.auth.client-id=me\n");
    int status =
        run(
            "check",
            "-a",
            "config-file=" + file + ",allow-insecure-loopback=true,base-url=" + base(),
            "--class-path",
            classes.getParent().toString());
    assertThat(out() + err()).contains("ok       token: " + base() + "/v1/bearer-token gave out");
    assertThat(status).isZero();
    assertThat(out().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("trr\\.auth\\.client-id +me +file:.*microprofile-config.properties"))
        .anySatisfy(
            line -> assertThat(line).matches("trr\\.auth\\.client-secret +\\*{8} +file " + file))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("trr\\.auth\\.base-url +" + base() + " +the agent's arguments"));
    assertThat(out()).contains("is valid for PT1M").doesNotContain(TOKEN);
    assertThat(err()).isEmpty();
  }

  @Test
  void check_ofWrongSettings_saysEachMistakeInALine() {
    int status = run("check", "-a", "client-id=me,read-timeout=soon,raed-timeout=" + SECRET);
    assertThat(status).isEqualTo(ExitStatus.MISCONFIGURED.code());
    assertThat(out())
        .contains("\nwrong    trr.auth.client-secret is missing: ")
        .contains("\nwrong    trr.auth.read-timeout must be")
        .contains("\nwrong    trr.auth.raed-timeout is no setting");
    assertThat(err()).isEmpty();
  }

  @Test
  void check_ofSettingThatIsNone_warns() {
    assertThat(run("check", "-a", vendorArguments() + ",raed-timeout=" + SECRET)).isZero();
    assertThat(out()).contains("warning  trr.auth.raed-timeout is no setting");
  }

  @Test
  void check_ofClassPathThatIsNotThere_warns() {
    assertThat(run("check", "-a", vendorArguments(), "-cp", folder.resolve("none.jar").toString()))
        .isZero();
    assertThat(out()).contains("warning  --class-path: there is no ", "none.jar");
  }

  @Test
  void check_ofSecretInWrongPlaces_hidesItThere() {
    String arguments = "client-id=" + SECRET + ",client-secret=" + SECRET;
    run("check", "-a", arguments + ",base-url=https://me:password@localhost");
    assertThat(out()).doesNotContain("password@").contains("trr.auth.client-id      ********");
  }

  @Test
  void check_ofAgentThatIsOff_asksForNoToken() {
    assertThat(run("check", "-a", "enabled=false")).isZero();
    assertThat(out()).contains("ok       settings: trr.auth.enabled is false");
  }

  @Test
  void check_withLineBreakInValue_staysInItsLine() {
    run("check", "-a", "client-id=a\nok  forged\u001b[2J");
    assertThat(out()).contains("a?ok  forged?[2J").doesNotContain("\u001b");
  }

  @Test
  void check_notOnATerminal_hasNoColours() {
    run("check", "-a", "enabled=false");
    assertThat(out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"check", "token", "call GET /"})
  void credentials_thatAreRefused_areAStatusOfTheirOwn(String line) {
    tokenStatus = 401;
    assertThat(run((line + " -a " + vendorArguments()).split(" ")))
        .isEqualTo(ExitStatus.REJECTED.code());
    assertThat(out() + err()).contains("localhost refused the client credentials: HTTP 401");
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"check", "token", "call GET /"})
  void endpoint_thatIsDown_isAStatusOfItsOwn(String line) {
    tokenStatus = 503;
    assertThat(run((line + " -a " + vendorArguments() + ",acquire-timeout=PT1S").split(" ")))
        .isEqualTo(ExitStatus.UNAVAILABLE.code());
    assertThat(out() + err()).contains("No token from localhost");
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"token", "call GET /"})
  void settings_thatAreWrong_areNamedAsTheAgentNamesThem(String line) {
    assertThat(run((line + " -a client-id=me").split(" ")))
        .isEqualTo(ExitStatus.MISCONFIGURED.code());
    assertThat(err()).startsWith("trr-auth: trr.auth.client-secret is missing: set it, or");
    assertThat(out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"token", "call GET /"})
  void agent_thatIsOff_hasNoToken(String line) {
    assertThat(run((line + " -a enabled=false").split(" ")))
        .isEqualTo(ExitStatus.MISCONFIGURED.code());
    assertThat(err()).contains("trr.auth.enabled is false");
  }

  @Test
  void token_isAllThatIsPrinted() {
    assertThat(run("token", "-a", vendorArguments())).isZero();
    assertThat(out()).isEqualTo(TOKEN + "\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void token_onATerminal_isRefusedUnlessForced() {
    assertThat(run(true, "token", "-a", vendorArguments())).isEqualTo(ExitStatus.USAGE.code());
    assertThat(out()).isEmpty();
    assertThat(err()).contains("stdout is a terminal", "--force");
    assertThat(run(true, "token", "--force", "-a", vendorArguments())).isZero();
    assertThat(out()).isEqualTo(TOKEN + "\n");
  }

  private int call(String... arguments) {
    List<String> all = new ArrayList<>(List.of("call", "-a", vendorArguments()));
    all.addAll(List.of(arguments));
    int status = run(all.toArray(new String[0]));
    assertThat(out() + err()).doesNotContain(TOKEN);
    return status;
  }

  @Test
  void call_ofAPath_isSignedAndPrintsTheBody() {
    assertThat(call("get", "/v1/vendor?a=b")).isZero();
    assertThat(out()).isEqualTo("the answer");
    assertThat(err()).isEmpty();
    assertThat(requests).containsExactly("GET /v1/vendor?a=b Bearer " + TOKEN + " null ");
  }

  @Test
  void call_ofAUrlOfTheVendor_isSigned() {
    assertThat(call("GET", base() + "/v1/vendor#part")).isZero();
    assertThat(requests).containsExactly("GET /v1/vendor Bearer " + TOKEN + " null ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vendor.example/v1/vendor",
        "http://me@localhost:PORT/",
        "http://localhost:1/",
        "https://localhost:PORT/",
        "http://localhost.evil.example:PORT/",
        "http://localhost:PORT/v1/bearer-token",
        "/v1/bearer-token",
        "@evil.example/",
        ".evil.example/",
        "v1/vendor",
        "/a b",
        "httpx://localhost/",
        ""
      })
  void call_ofAnythingElse_isRefusedAndNothingSent(String target) {
    String path = target.replace("PORT", String.valueOf(vendor.getAddress().getPort()));
    assertThat(call("GET", path)).isEqualTo(ExitStatus.USAGE.code());
    assertThat(err()).startsWith("trr-auth: PATH ");
    assertThat(requests).isEmpty();
  }

  @Test
  void call_ofAPathWithTwoSlashes_staysWithTheVendor() {
    assertThat(call("GET", "//evil.example/")).isZero();
    assertThat(requests).hasSize(1);
  }

  @Test
  void call_withABody_sendsItAsJsonUnlessToldOtherwise() throws IOException {
    Path file = Files.writeString(folder.resolve("body"), "from a file");
    assertThat(call("POST", "/a", "-d", "{}")).isZero();
    assertThat(call("PUT", "/b", "-d", "@" + file, "-H", "content-type: text/plain")).isZero();
    assertThat(call("DELETE", "/c", "-d", "@-")).isZero();
    assertThat(requests)
        .containsExactly(
            "POST /a Bearer " + TOKEN + " application/json {}",
            "PUT /b Bearer " + TOKEN + " text/plain from a file",
            "DELETE /c Bearer " + TOKEN + " application/json from stdin");
  }

  @ParameterizedTest
  @CsvSource({
    "GET|/|-d|x, --data cannot be sent with GET",
    "POST|/|-d|@/none/of/this, --data: the file cannot be read",
    "CONNECT|/, METHOD must be",
    "G T|/, METHOD must be",
    "GET|/|-H|none, --header must be",
    "GET|/|-H|authorization: Basic, Authorization is set by this command",
    "GET|/|-H|Host: evil.example, the JDK sets Host itself",
    "GET|/|-m|0, --max-time must be"
  })
  void call_thatCannotBeSent_isRefused(String line, String text) {
    assertThat(call(line.split("\\|"))).isEqualTo(ExitStatus.USAGE.code());
    assertThat(err()).startsWith("trr-auth: ").contains(text);
    assertThat(requests).isEmpty();
    assertThat(tokenRequests).hasValue(0);
  }

  @Test
  void call_answeredWithAnError_printsItsBodyAndHasAStatusOfItsOwn() {
    apiStatus = 404;
    assertThat(call("GET", "/")).isEqualTo(ExitStatus.HTTP_ERROR.code());
    assertThat(out()).isEqualTo("the answer");
    assertThat(err()).isEqualTo("trr-auth: HTTP 404 from localhost" + System.lineSeparator());
  }

  @Test
  void call_withoutAnAnswer_hasAStatusOfItsOwn() {
    vendor.removeContext("/");
    vendor.createContext("/", HttpExchange::close);
    assertThat(call("POST", "/", "-d", "x")).isEqualTo(ExitStatus.NO_ANSWER.code());
    assertThat(err()).startsWith("trr-auth: no answer from localhost: ");
  }

  @Test
  void call_answeredByWhatIsNoHttp_hasAStatusOfItsOwn() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread other = new Thread(() -> answerWithoutHttp(server));
      other.start();
      String arguments =
          vendorArguments().replace(base(), "http://localhost:" + server.getLocalPort())
              + ",token-url="
              + base()
              + "/v1/bearer-token";
      assertThat(run("call", "GET", "/", "-a", arguments)).isEqualTo(ExitStatus.NO_ANSWER.code());
      other.join(10_000);
    }
  }

  private static void answerWithoutHttp(ServerSocket server) {
    try (Socket socket = server.accept()) {
      // Else what has not been read resets the connection.
      assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
      socket.getOutputStream().write("SSH-2.0-OpenSSH_9.6\r\n\r\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void call_including_printsTheHead() {
    assertThat(call("GET", "/", "-i")).isZero();
    assertThat(out())
        .startsWith("HTTP/1.1 200 OK\r\n")
        .containsIgnoringCase("\r\nX-Answer: yes\r\n")
        .endsWith("\r\n\r\nthe answer");
  }

  @Test
  void call_verbose_tellsOfTheTokenByItsFingerprint() {
    assertThat(call("GET", "/", "-v", "-H", "X-Mine: 1")).isZero();
    assertThat(out()).isEqualTo("the answer");
    assertThat(err())
        .contains("> GET /", "> X-Mine: 1", "< HTTP/1.1 200 OK")
        .containsPattern("> Authorization: Bearer \\[token [0-9a-f]{8}]");
  }

  @Test
  void call_intoAFile_printsNothing() {
    Path file = folder.resolve("answer");
    assertThat(call("GET", "/", "-o", file.toString())).isZero();
    assertThat(out()).isEmpty();
    assertThat(file).hasContent("the answer");
  }

  @Test
  void call_intoAFileThatCannotBe_hasAStatusOfItsOwn() {
    assertThat(call("GET", "/", "-o", folder.resolve("none/of/this").toString()))
        .isEqualTo(ExitStatus.NOT_WRITTEN.code());
    assertThat(err()).startsWith("trr-auth: the output cannot be written");
  }

  @Test
  void output_thatCannotBeWritten_isNotDone() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    Streams streams =
        new Streams(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(full, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    assertThat(Commands.run(streams, "", "settings")).isEqualTo(ExitStatus.NOT_WRITTEN.code());
  }

  @Test
  void fault_ofTheProgram_isReportedWithoutItsText() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException(SECRET);
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            return read();
          }
        };
    Streams streams =
        new Streams(
            broken, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    assertThat(Commands.run(streams, "", "call", "POST", "/", "-d", "@-", "-a", vendorArguments()))
        .isEqualTo(ExitStatus.FAULT.code());
    assertThat(err())
        .startsWith("trr-auth: this is a fault, please report it: java.lang.IllegalStateException")
        .contains("  at io.github.trrauth.agent.cli.")
        .doesNotContain(SECRET);
  }

  @Test
  void exitStatuses_inThePage_areThoseThatThereAre() throws IOException {
    List<String> rows =
        Arrays.stream(ExitStatus.values())
            .map(status -> "| " + status.code() + " | " + status.meaning() + " |")
            .collect(Collectors.toList());
    assertThat(Files.readAllLines(Path.of("..", "docs", "command-line.md")))
        .containsSubsequence(rows)
        .filteredOn(line -> line.matches("\\| \\d+ \\| .*"))
        .hasSameSizeAs(rows);
  }

  @Test
  void attach_withoutTarget_isAMistake() {
    assertThat(run("attach")).isEqualTo(ExitStatus.USAGE.code());
    assertThat(run("attach", "--list", "1")).isEqualTo(ExitStatus.USAGE.code());
    assertThat(run("attach", "one")).isEqualTo(ExitStatus.USAGE.code());
    assertThat(run("attach", "1", "config-file=relative")).isEqualTo(ExitStatus.USAGE.code());
    assertThat(err()).contains("trr.auth.config-file must be an absolute path");
  }

  @Test
  void mainClass_ofAnyProgram_isShownWithoutItsArguments() {
    assertThat(RunningJvms.mainClass("legacy.Main --password=x")).isEqualTo("legacy.Main");
    assertThat(RunningJvms.mainClass("")).isEqualTo("(unknown)");
  }

  @Test
  void settings_areAllThere() {
    assertThat(run("settings")).isZero();
    for (Setting setting : Setting.values()) {
      assertThat(out()).contains("  " + setting.key() + " ");
    }
    assertThat(out().lines()).allMatch(line -> line.length() <= Commands.WIDTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "$(a)", "", "-"})
  void completion_forNoName_isRefused(String alias) {
    assertThat(run("completion", alias)).isEqualTo(ExitStatus.USAGE.code());
  }

  @Test
  void terminal_isWhatLinuxCallsOne() {
    assertThat(List.of("/dev/pts/0", "/dev/tty1", "/dev/console")).allMatch(Terminal::isDevice);
    assertThat(List.of("pipe:[1]", "/dev/null", "/tmp/x")).noneMatch(Terminal::isDevice);
  }
}
