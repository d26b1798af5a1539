package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProtocolTest {
  private static Sandbox sandbox;
  private static URI http;
  private static String authorization;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.builder().plainHttp().start();
    http = sandbox.httpUrl();
    authorization = "Authorization: Bearer " + Caller.of(sandbox).token();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
  }

  @Test
  void plainHttp_call_isServedAndJournalled() throws Exception {
    String answer =
        RawHttp.send(
            http, "GET /v1/vendor HTTP/1.1", "Host: x", "Connection: close", authorization);

    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("Connection: close");
    assertThat(sandbox.journal().signed())
        .singleElement()
        .returns("http", JournalEntry::listener)
        .returns(TokenState.VALID, JournalEntry::tokenState);
  }

  @Test
  void twoRequests_inOneWrite_areBothAnswered() throws Exception {
    String one = "GET /v1/vendor HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n";

    String answers = RawHttp.exchange(http, one + "\r\n" + one + "Connection: close\r\n\r\n");

    assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(3);
  }

  @Test
  void http10_request_closesTheConnection() throws Exception {
    assertThat(RawHttp.send(http, "GET /v1/vendor HTTP/1.0", authorization))
        .startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void wholeUrl_asForAProxy_isServedByItsPath() throws Exception {
    String line = "GET http://vendor.example:80/v1/vendor?a=b HTTP/1.0";

    assertThat(RawHttp.send(http, line, authorization)).startsWith("HTTP/1.1 200 OK");
    assertThat(sandbox.journal().entries())
        .singleElement()
        .returns("/v1/vendor", JournalEntry::path)
        .returns("a=b", JournalEntry::query);
  }

  @Test
  void chunkedBody_withExtensionAndTrailer_isPutTogether() throws Exception {
    String answer =
        RawHttp.send(
            http,
            "POST /open/echo HTTP/1.1",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "",
            "3;a=b",
            "abc",
            "A",
            "0123456789",
            "0",
            "X: y");

    assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("\"body_length\":13");
    assertThat(sandbox.journal().entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.body()).asString().isEqualTo("abc0123456789"));
  }

  @Test
  void expectContinue_request_isToldToGoOn() throws Exception {
    String answer =
        RawHttp.send(
            http,
            "POST /open/echo HTTP/1.1",
            "Expect: 100-continue",
            "Content-Length: 2",
            "Connection: close",
            "",
            "{}");

    assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
  }

  @Test
  void twoAuthorizationHeaders_are400AndJournalled() throws Exception {
    String answer =
        RawHttp.send(http, "GET /v1/vendor HTTP/1.0", authorization, "authorization: Bearer x");

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Authorization");
    assertThat(sandbox.journal().entries())
        .singleElement()
        .returns(TokenState.DOUBLED, JournalEntry::tokenState)
        .returns(400, JournalEntry::status);
    assertThat(sandbox.journal().summary().doubled()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "GET /v1/vendor HTTP/2.0",
        "GET /v1/vendor extra HTTP/1.1",
        "GET  HTTP/1.1",
        "GET /v1/vendor HTTP/1.1\r\nNoColon",
        "GET /v1/vendor HTTP/1.1\r\n: no name",
        "GET /v1/vendor HTTP/1.1\r\nSpace : x",
        "GET /v1/vendor HTTP/1.1\r\nContent-Length: x",
        "GET /v1/vendor HTTP/1.1\r\nContent-Length: -1",
        "POST /v1/vendor HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz"
      })
  void request_thatIsNone_is400AndJournalled(String text) throws Exception {
    String answer = RawHttp.exchange(http, text + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("{\"message\":");
    assertThat(sandbox.journal().entries())
        .singleElement()
        .returns("?", JournalEntry::method)
        .returns(400, JournalEntry::status);
  }

  @Test
  void request_tooLarge_is413Or431() throws Exception {
    assertThat(RawHttp.send(http, "POST / HTTP/1.1", "Content-Length: 99999999"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(RawHttp.exchange(http, "GET / HTTP/1.1\r\nA: " + "x".repeat(64 * 1024)))
        .startsWith("HTTP/1.1 431 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic abc", "Bearer", "Token x", "Bearer x", "bearer x"})
  void authorization_notOurs_is401(String value) throws Exception {
    String answer = RawHttp.send(http, "GET /v1/vendor HTTP/1.0", "Authorization: " + value);

    assertThat(answer).startsWith("HTTP/1.1 401 ");
    assertThat(sandbox.journal().signed())
        .singleElement()
        .returns(
            value.endsWith(" x") && !value.startsWith("Token")
                ? TokenState.UNKNOWN
                : TokenState.MALFORMED,
            JournalEntry::tokenState);
  }
}
