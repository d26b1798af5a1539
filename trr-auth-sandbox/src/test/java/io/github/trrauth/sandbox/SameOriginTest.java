package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a web site of another origin, open in a browser on this machine, can do. */
class SameOriginTest {
  @RegisterExtension
  static final SandboxExtension VENDOR = new SandboxExtension(Sandbox.builder().plainHttp());

  private Sandbox sandbox;
  private String token;

  @BeforeEach
  void call() throws Exception {
    sandbox = VENDOR.sandbox();
    token = Caller.of(sandbox).token();
  }

  private String send(String request, String host, String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of(request + " HTTP/1.1", "Connection: close"));
    if (!host.isEmpty()) {
      lines.add("Host: " + host);
    }
    lines.addAll(List.of(headers));
    return RawHttp.send(sandbox.httpUrl(), lines.toArray(new String[0]));
  }

  private String own() {
    return sandbox.httpUrl().getAuthority();
  }

  private boolean isRevoked() throws Exception {
    return Caller.of(sandbox).get("/v1/vendor", token).statusCode() == 401;
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:1, true",
    "LOCALHOST, true",
    "127.0.0.1:1, true",
    "[::1]:1, true",
    "rebound.example, false",
    "rebound.example:1, false",
    "localhost.rebound.example, false",
    "127.0.0.1.rebound.example, false",
    "localhost@rebound.example, false",
    "10.0.0.1, false",
    "'', false"
  })
  void settings_hostsByWhichTheyAreAskedFor_areOnlyShownToThoseOfLoopback(
      String host, boolean shown) throws Exception {
    String answer = send("GET /sandbox/settings", host);

    assertThat(answer).startsWith(shown ? "HTTP/1.1 200" : "HTTP/1.1 403");
    assertThat(answer.contains(sandbox.credentials().clientSecret())).isEqualTo(shown);
    assertThat(answer.contains("Host must be")).isEqualTo(!shown);
  }

  @Test
  void change_twoHosts_isRefused() throws Exception {
    assertThat(send("DELETE /sandbox/journal", own(), "Host: " + own())).contains("403");
    assertThat(sandbox.journal().entries()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://elsewhere.example",
    "null",
    "https://localhost",
    "http://localhost:1",
    "http://127.0.0.1"
  })
  void change_foreignOrigin_isRefusedAndSaysWhy(String origin) throws Exception {
    String json = "Content-Type: application/json";

    assertThat(send("POST /sandbox/tokens/revoke", own(), json, "Origin: " + origin))
        .startsWith("HTTP/1.1 403")
        .contains("Origin must be");
    assertThat(send("DELETE /sandbox/journal", own(), "Origin: " + origin)).contains("403");
    assertThat(isRevoked()).isFalse();
    assertThat(sandbox.journal().entries()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain; application/json"
  })
  void change_contentTypeThatNeedsNoPreflight_isRefusedAndSaysWhy(String type) throws Exception {
    // As old browsers sent it: without an Origin.
    String answer = send("POST /sandbox/tokens/revoke", own(), "Content-Type: " + type);

    assertThat(answer).startsWith("HTTP/1.1 403").contains("Content-Type must be");
    assertThat(isRevoked()).isFalse();
  }

  @Test
  void preflight_foreignOrigin_permitsNothing() throws Exception {
    String answer =
        send(
            "OPTIONS /sandbox/tokens/revoke",
            own(),
            "Origin: http://elsewhere.example",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: content-type");

    assertThat(answer).startsWith("HTTP/1.1 403").doesNotContainIgnoringCase("Access-Control");
  }

  @Test
  void change_ownOriginOrNone_isDone() throws Exception {
    String json = "Content-Type: application/json";

    assertThat(send("DELETE /sandbox/journal", own(), "Origin: http://" + own())).contains("200");
    assertThat(sandbox.journal().entries()).isEmpty();
    assertThat(send("POST /sandbox/tokens/revoke", own(), json)).contains("200");
    assertThat(isRevoked()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/sandbox", "/sandbox/page", "/sandbox/page.js", "/sandbox/settings", "/sandbox/no"})
  void answer_whateverItIs_tellsTheBrowserToKeepItToItself(String path) throws Exception {
    assertThat(send("GET " + path, own()))
        .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'", "form-action 'none'")
        .contains("Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff")
        .contains("Cache-Control: no-store")
        .doesNotContainIgnoringCase("Access-Control-Allow", "unsafe-inline");
  }

  @Test
  void pagePort_whateverIsAsked_hasThePageAndNotTheVendor() throws Exception {
    URI page = sandbox.openPage(0);
    String host = "Host: " + page.getAuthority();
    String close = "Connection: close";
    sandbox.journal().clear();

    assertThat(RawHttp.send(page, "GET / HTTP/1.1", host, close))
        .startsWith("HTTP/1.1 302")
        .contains("Location: /sandbox/page\r\n");
    assertThat(RawHttp.send(page, "GET /sandbox/page HTTP/1.1", host, close))
        .contains("Content-Type: text/html", "<html lang=");
    assertThat(RawHttp.send(page, "GET /v1/vendor HTTP/1.1", host, close)).contains("404");
    assertThat(RawHttp.send(page, "POST /v1/bearer-token HTTP/1.1", host, close)).contains("403");
    assertThat(RawHttp.send(page, "no request")).startsWith("HTTP/1.1 400");
    assertThat(sandbox.journal().entries()).isEmpty();
  }
}
