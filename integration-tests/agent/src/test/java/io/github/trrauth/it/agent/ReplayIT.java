package io.github.trrauth.it.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.trrauth.sandbox.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program in front of a vendor that rejects its token sees what comes after the replay. */
class ReplayIT {
  private static final List<String> GOOD =
      List.of("status: 200", "message: OK", "body: The answer.\\n", "error body: null");

  @RegisterExtension static final Stage stage = new Stage(Map.of("replay-body-limit", "1024"));

  private final Map<String, Consumer<Case>> checks = new LinkedHashMap<>();

  /** One check in one JVM. */
  private static final class Case {
    private final List<String> transcript;
    private final List<String> outline;
    private final List<JournalEntry> requests;

    Case(String name, Seen record) {
      transcript = record.transcript(name);
      outline = record.outline(name);
      requests = record.requests(name);
    }

    Case sent(String... requestsAndAnswers) {
      assertThat(outline).containsExactly(requestsAndAnswers);
      return this;
    }

    /** Sent twice, the second time with another token, and otherwise alike. */
    Case sentTwice(String method) {
      sent(method + " 401 token 1", method + " 200 token 2");
      assertThat(withoutToken(requests.get(1))).isEqualTo(withoutToken(requests.get(0)));
      return this;
    }

    Case saw(List<String> lines) {
      assertThat(transcript).containsAll(lines);
      return this;
    }

    Case saw(String... lines) {
      return saw(List.of(lines));
    }

    private static Map<String, Object> withoutToken(JournalEntry entry) {
      Map<String, Object> rest = new LinkedHashMap<>(entry.headers());
      rest.remove("Authorization");
      rest.remove("authorization");
      rest.put("path", entry.path());
      rest.put("body", entry.bodySha256());
      return rest;
    }
  }

  private void expectReplays() {
    for (String name : List.of("get", "connect-first", "headers", "large-rejection")) {
      checks.put("replay-" + name, it -> it.sentTwice("GET").saw(GOOD));
    }
    checks.put("replay-own-connection", it -> it.sentTwice("GET").saw("body: The answer.\\n"));
    checks.put("replay-open-stream", it -> it.sentTwice("GET").saw("body: The answer.\\n"));
    checks.put(
        "replay-field-first",
        it ->
            it.sentTwice("GET").saw(GOOD).saw("field: 42", "line: HTTP/1.1 200 OK", "length: 12"));
    checks.put(
        "replay-body-first", it -> it.sentTwice("GET").saw("body: The answer.\\n", "status: 200"));
    checks.put("replay-head", it -> it.sentTwice("HEAD").saw("status: 200", "method: HEAD"));
    checks.put("replay-delete", it -> it.sentTwice("DELETE").saw(GOOD).saw("method: DELETE"));
    for (String name : List.of("post", "fixed", "chunked", "chunked-closed", "chunked-at-limit")) {
      checks.put("replay-" + name, it -> it.sentTwice("POST").saw(GOOD));
    }
    checks.put("replay-put", it -> it.sentTwice("PUT").saw(GOOD));
    checks.put("replay-patch", it -> it.sentTwice("PATCH").saw(GOOD).saw("method: PATCH"));
    checks.put(
        "replay-tunnel",
        it -> {
          it.sentTwice("GET").saw(GOOD);
          assertThat(it.transcript)
              .filteredOn(line -> line.startsWith("asked: "))
              .singleElement()
              .asString()
              .containsPattern("CONNECT .*CONNECT ")
              .doesNotContainIgnoringCase("authorization");
        });
    checks.put(
        "replay-tls", it -> it.sentTwice("GET").saw(GOOD).saw("sockets: 2", "same factory: true"));
  }

  private void expectNoReplay() {
    checks.put(
        "replay-chunked-over-limit",
        it -> it.sent("POST 401 token 1").saw("status: 401", "message: Unauthorized"));
    checks.put(
        "replay-buffered-over-limit",
        it ->
            it.sent("POST 401 token 1")
                .saw("status: 401", "error body: {\"message\":\"Unauthorized\"}"));
    checks.put(
        "young-403",
        it ->
            it.sent("GET 403 token 1")
                .saw("status: 403", "error body: {\"message\": \"Forbidden\"}"));
    checks.put(
        "replay-not-elsewhere",
        it ->
            it.sent("GET 302 token 1", "GET 401 NONE").saw("status: 401", "error body: not here"));
    checks.put("own-authorization", it -> it.sent("GET 200 MALFORMED").saw(GOOD));
    checks.put("own-authorization-added", it -> it.sent("GET 200 UNKNOWN").saw(GOOD));
    checks.put(
        "own-authorization-401",
        it -> it.sent("GET 401 MALFORMED").saw("status: 401", "error body: not you"));
    checks.put(
        "own-authorization-redirect",
        it -> it.sent("GET 302 MALFORMED", "GET 200 MALFORMED").saw(GOOD));
  }

  private void expectOtherSecondAnswers() {
    checks.put(
        "replay-always-401",
        it ->
            it.sent("GET 401 token 1", "GET 401 token 2")
                .saw("status: 401", "error body: never", "field: never", "length: 5")
                .saw("index: HTTP/1.1 401 Unauthorized")
                .saw("left: 0", "closed: throws java.io.IOException: stream is closed"));
    checks.put(
        "replay-then-404",
        it ->
            it.sent("GET 401 token 1", "GET 404 token 2")
                .saw("status: 404", "error body: not here"));
    checks.put(
        "replay-then-500",
        it ->
            it.sent("GET 401 token 1", "GET 500 token 2")
                .saw("status: 500", "error body: not well"));
    checks.put(
        "replay-then-cut",
        it ->
            assertThat(it.saw("error body: null").transcript.get(0))
                .startsWith("status: throws java.net.SocketException"));
    checks.put(
        "replay-then-redirect",
        it -> it.sent("GET 401 token 1", "GET 302 token 2", "GET 200 token 2").saw(GOOD));
    checks.put(
        "replay-after-redirect",
        it -> it.sent("GET 302 token 1", "GET 401 token 1", "GET 200 token 2").saw(GOOD));
    checks.put(
        "replay-cookies",
        it -> {
          it.sent("GET 401 token 1", "GET 200 token 2").saw(GOOD);
          assertThat(it.requests.get(1).headers().get("Cookie")).containsExactly("theirs=3");
        });
  }

  @TestFactory
  Stream<DynamicNode> rejectedRequest_withAgent_isSentOnceMore() {
    expectReplays();
    expectNoReplay();
    expectOtherSecondAnswers();
    return Jvm.all().stream()
        .map(
            jvm ->
                jvm.isThere()
                    ? dynamicContainer(jvm.toString(), on(jvm).stream())
                    : dynamicTest(jvm.toString(), jvm::java));
  }

  private List<DynamicNode> on(Jvm jvm) {
    Program program = stage.withAgent(jvm).options(ContractIT.opens(jvm));
    Seen record = Seen.of(stage, program, "replay", stage.base(), stage.elsewhere());
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(
        dynamicTest(
            "every check has an expectation",
            () ->
                assertThat(record.checks()).containsExactlyInAnyOrderElementsOf(checks.keySet())));
    checks.forEach(
        (name, check) -> tests.add(dynamicTest(name, () -> check.accept(new Case(name, record)))));
    tests.add(
        dynamicTest(
            "stderr", () -> assertThat(record.result().err()).contains("trr-auth: WARNING")));
    return tests;
  }
}
