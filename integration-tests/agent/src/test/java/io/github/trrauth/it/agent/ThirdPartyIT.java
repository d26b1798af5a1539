package io.github.trrauth.it.agent;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.JournalSummary;
import io.github.trrauth.sandbox.TokenState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What others have written, unmodified, in front of a vendor that rejects the first token. */
class ThirdPartyIT {
  private static final String PATH = "/open/echo/third-party";
  private static final String ANSWER = "ten bytes.";

  @RegisterExtension static final Stage stage = new Stage();

  @BeforeEach
  void reject() {
    stage.vendor().always(PATH, with().body(ANSWER));
    stage.vendor().next(1, "GET " + PATH, with().status(401));
    stage.vendor().next(1, "POST " + PATH, with().status(401));
    stage.vendor().next(1, "PATCH " + PATH, with().status(401));
  }

  private static Program program(Jvm jvm, String library) {
    String jars = Path.of(System.getProperty("third.party"), library) + "/*";
    return stage
        .withAgent(jvm)
        .options(ContractIT.opens(jvm))
        .classPath(Program.path(Program.classes(), jars));
  }

  private static String url() {
    return stage.base() + PATH;
  }

  private static void assertPrinted(Program.Result result, String... lines) {
    assertThat(result.out().lines()).as(result.toString()).containsExactly(lines);
  }

  /** Every request has carried a token, and each that was rejected has come once more. */
  private static void assertSignedWithReplays(int replays) {
    assertThat(stage.vendor().journal().entries(entry -> entry.path().equals(PATH)))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.tokenState()).isEqualTo(TokenState.VALID));
    JournalSummary summary = stage.vendor().journal().summary();
    assertThat(summary.answered401()).isEqualTo(replays);
    assertThat(summary.tokenRequests()).isEqualTo(1 + replays);
    assertThat(summary.doubled()).isZero();
  }

  @OnEachJvm
  void jersey2(Jvm jvm) {
    Program.Result result = program(jvm, "jersey").main("legacy.thirdparty.JaxRs", url()).run();
    assertPrinted(result, "GET 200 10", "POST 200 10", "PATCH 200 10");
    assertSignedWithReplays(3);
  }

  @OnEachJvm
  void cxf3(Jvm jvm) {
    Program.Result result = program(jvm, "cxf").main("legacy.thirdparty.JaxRs", url()).run();
    assertPrinted(result, "GET 200 10", "POST 200 10", "PATCH 200 10");
    assertSignedWithReplays(3);
  }

  @OnEachJvm
  void spring5RestTemplate(Jvm jvm) {
    Program.Result result =
        program(jvm, "spring").main("legacy.thirdparty.SpringRest", url()).run();
    assertPrinted(result, "GET 200 10", "POST 200 10", "GET 200 10", "POST 200 10");
    assertSignedWithReplays(2);
  }

  @OnEachJvm
  void feign(Jvm jvm) {
    Program.Result result = program(jvm, "feign").main("legacy.thirdparty.OpenFeign", url()).run();
    assertPrinted(result, "GET 200 10", "POST 200 10");
    assertSignedWithReplays(2);
  }

  @OnEachJvm
  void jsoup(Jvm jvm) {
    Program.Result result = program(jvm, "jsoup").main("legacy.thirdparty.JSoup", url()).run();
    assertPrinted(result, "GET 200 10", "POST 200 10");
    assertSignedWithReplays(2);
  }

  @OnEachJvm
  void commonsIo(Jvm jvm) {
    Program.Result result =
        program(jvm, "commons-io").main("legacy.thirdparty.CommonsIo", url()).run();
    assertPrinted(result, "copyURLToFile 10", "copyURLToFile 10", "toString 10");
    assertSignedWithReplays(1);
  }

  @OnEachJvm
  void groovyUrlText(Jvm jvm) {
    Program.Result result =
        program(jvm, "groovy")
            .main("groovy.ui.GroovyMain", "-e", "println new URL(args[0]).text", url())
            .run();
    assertPrinted(result, ANSWER);
    assertSignedWithReplays(1);
  }

  @OnEachJvm
  void antGet(Jvm jvm, @TempDir Path folder) throws IOException {
    Path build = folder.resolve("build.xml");
    Path download = folder.resolve("download.json");
    Files.writeString(
        build,
        "<project default=\"download\"><target name=\"download\">"
            + "<get src=\""
            + url()
            + "\" dest=\""
            + download
            + "\"/></target></project>");
    Program.Result result =
        program(jvm, "ant").main("org.apache.tools.ant.Main", "-f", build.toString()).run();
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(download).hasContent(ANSWER);
    assertSignedWithReplays(1);
  }
}
