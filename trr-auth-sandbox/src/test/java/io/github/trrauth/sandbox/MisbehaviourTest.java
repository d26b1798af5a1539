package io.github.trrauth.sandbox;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {
  private static final String VENDOR = "/v1/vendor";

  private static Sandbox sandbox;
  private static Caller caller;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start();
    caller = Caller.of(sandbox);
    token = caller.token();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
  }

  private static HttpResponse<String> get() throws IOException, InterruptedException {
    return caller.get(VENDOR, token);
  }

  @Test
  void status_withHeadersAndBody_comesInsteadOfTheRealAnswer() throws Exception {
    sandbox.next(1, Sandbox.TOKEN_PATH, with().status(503).header("Retry-After", "7").body("wait"));
    int issued = sandbox.tokens().issued().size();

    HttpResponse<String> answer = caller.tokenAnswer();

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(answer.body()).isEqualTo("wait");
    assertThat(sandbox.tokens().issued()).hasSize(issued);
    assertThat(caller.tokenAnswer().statusCode()).isEqualTo(200);
  }

  @Test
  void status_withoutBody_hasTheDocumentedOne() throws Exception {
    sandbox.next(1, VENDOR, with().status(403));

    assertThat(get().body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void always_calls_leavesTheTokenEndpointAndWhatIsOpenAlone() throws Exception {
    sandbox.always("calls", with().status(403));
    sandbox.always("PATCH calls", with().status(404));

    assertThat(status()).isEqualTo(403);
    assertThat(caller.get("/v1/echo/more", token).statusCode()).isEqualTo(403);
    assertThat(caller.call("PATCH", VENDOR, token, "{}").statusCode()).isEqualTo(404);
    assertThat(caller.tokenAnswer().statusCode()).isEqualTo(200);
    assertThat(caller.unsigned("GET", "/open/echo", "").statusCode()).isEqualTo(200);
    sandbox.clear("calls");
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void next_severalRules_areUsedUpInTheirOrder() throws Exception {
    sandbox.always(VENDOR, with().status(404));
    sandbox.next(2, VENDOR, with().status(500));
    sandbox.next(1, "GET /v1/*", with().status(502));
    sandbox.next(1, "POST /v1/vendor", with().status(504));

    assertThat(List.of(status(), status(), status(), status(), status()))
        .containsExactly(500, 500, 502, 404, 404);
    sandbox.clear(VENDOR);
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void clear_everything_leavesNoRule() throws Exception {
    sandbox.always("/*", with().status(404));
    sandbox.next(3, VENDOR, with().status(500));

    sandbox.clear();

    assertThat(status()).isEqualTo(200);
  }

  @Test
  void redirect_toAnotherOrigin_saysWhere() throws Exception {
    String elsewhere = "https://vendor.example/v1/vendor";
    sandbox.next(1, VENDOR, with().redirect(307, elsewhere));

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location")).hasValue(elsewhere);
  }

  @Test
  void malformed_tokenAnswer_isNoJson() throws Exception {
    sandbox.next(1, Sandbox.TOKEN_PATH, with().malformed());

    HttpResponse<String> answer = caller.tokenAnswer();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{");
    assertThatThrownBy(() -> JsonReader.read(answer.body()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void padded_tokenAnswer_isLargeAndValid() throws Exception {
    sandbox.next(1, Sandbox.TOKEN_PATH, with().padded(1_000_000));

    HttpResponse<String> answer = caller.tokenAnswer();

    assertThat(answer.body()).hasSizeGreaterThan(1_000_000);
    assertThat(Caller.object(answer)).containsKeys("padding", "access_token", "expires_in");
  }

  @Test
  void nested_tokenAnswer_isDeeperThanReadersGo() throws Exception {
    sandbox.next(1, Sandbox.TOKEN_PATH, with().nested(50));
    assertThat(Caller.object(caller.tokenAnswer())).containsKeys("nested", "access_token");

    sandbox.next(1, Sandbox.TOKEN_PATH, with().nested(100_000));
    String deep = caller.tokenAnswer().body();
    assertThat(deep).contains("[".repeat(100_000)).contains("access_token");
    assertThatThrownBy(() -> JsonReader.read(deep)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void empty_vendor_hasNoBody() throws Exception {
    sandbox.next(1, VENDOR, with().empty());

    assertThat(get().body()).isEmpty();
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void gzip_notAskedFor_isSentAnyway() throws Exception {
    String plain = get().body();
    sandbox.next(1, VENDOR, with().gzip());

    HttpResponse<byte[]> answer = bytes();

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    byte[] body = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(plain);
  }

  @Test
  void chunked_vendor_isTheSameWithoutALength() throws Exception {
    String plain = get().body();
    sandbox.next(2, VENDOR, with().chunked());

    HttpResponse<String> answer = get();

    HttpHeaders headers = answer.headers();
    assertThat(headers.firstValue("Transfer-Encoding")).hasValue("chunked");
    assertThat(headers.firstValue("Content-Length")).isEmpty();
    assertThat(answer.body()).isEqualTo(plain);
    assertThat(get().body()).isEqualTo(plain);
  }

  @Test
  void delay_request_isOnTheJournalBeforeItIsAnswered() throws Exception {
    sandbox.next(1, VENDOR, with().delay(Duration.ofMillis(200)));
    CompletableFuture<HttpResponse<String>> answer = async(MisbehaviourTest::get);

    assertThat(sandbox.journal().await(1, entry -> !entry.finished(), Duration.ofSeconds(20)))
        .isTrue();
    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(sandbox.journal().entries()).singleElement().matches(JournalEntry::finished);
  }

  @Test
  void hang_request_isAnsweredWhenReleased() throws Exception {
    sandbox.next(2, VENDOR, with().hang());
    CompletableFuture<HttpResponse<String>> first = async(MisbehaviourTest::get);
    CompletableFuture<HttpResponse<String>> second = async(MisbehaviourTest::get);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sandbox.hanging() == 2);
    assertThat(first).isNotDone();

    sandbox.release();

    assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(second.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(sandbox.hanging()).isZero();
  }

  @Test
  void cutBeforeAnswer_post_hasHadItsEffect() {
    String path = "/v1/consignments/1/items";
    sandbox.next(1, path, with().cutBeforeAnswer());

    assertThatThrownBy(() -> caller.call("POST", path, token, "{\"n\":1}"))
        .isInstanceOf(IOException.class);
    assertThat(sandbox.createdItems()).containsExactly("{\"n\":1}");
    assertThat(sandbox.journal().entries()).singleElement().returns(0, JournalEntry::status);
  }

  @Test
  void resetBeforeAnswer_get_failsAndTheNextWorks() throws Exception {
    // Twice, since this client repeats a GET by itself when a connection breaks that it had kept.
    sandbox.next(2, "POST /v1/echo", with().resetBeforeAnswer());

    assertThatThrownBy(() -> caller.call("POST", "/v1/echo", token, "{}"))
        .isInstanceOf(IOException.class);
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void cutMidBody_get_failsBehindTheHead() throws Exception {
    sandbox.next(1, "POST /v1/echo", with().cutMidBody());
    sandbox.next(1, "POST /v1/echo", with().cutMidBody().chunked());

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> caller.call("POST", "/v1/echo", token, "{}"))
          .isInstanceOf(IOException.class);
    }
    assertThat(sandbox.journal().entries()).hasSize(2).allMatch(entry -> entry.status() == 200);
  }

  @Test
  void cutAfterAnswer_get_isAnsweredAndTheNextWorksOnANewConnection() throws Exception {
    sandbox.next(3, VENDOR, with().cutAfterAnswer());

    assertThat(List.of(status(), status(), status())).containsOnly(200);
  }

  @Test
  void drip_headAndBody_arriveWhole() throws Exception {
    String plain = get().body();
    sandbox.next(1, VENDOR, with().dripHead(Duration.ofNanos(1000)));
    sandbox.next(1, VENDOR, with().dripBody(Duration.ofNanos(1000)));

    assertThat(get().body()).isEqualTo(plain);
    assertThat(get().body()).isEqualTo(plain);
  }

  @Test
  void combined_traits_applyTogether() throws Exception {
    sandbox.next(1, VENDOR, with().status(429).header("Retry-After", "1").gzip().chunked());

    HttpResponse<byte[]> answer = bytes();

    assertThat(answer.statusCode()).isEqualTo(429);
    byte[] body = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(body).asString().isEqualTo("{\"message\":\"Too Many Requests\"}");
  }

  @Test
  void wrongValues_areRefusedWithNameAndRule() {
    assertThatThrownBy(() -> with().status(100))
        .hasMessage("status must be from 200 to 599, was 100");
    assertThatThrownBy(() -> with().redirect(200, "/")).hasMessageContaining("300 to 399");
    assertThatThrownBy(() -> with().header("A", "b\nc")).hasMessageContaining("header");
    assertThatThrownBy(() -> with().header("A B", "c")).hasMessageContaining("header");
    assertThatThrownBy(() -> with().padded(-1)).hasMessageContaining("padded");
    assertThatThrownBy(() -> with().nested(0)).hasMessageContaining("nested");
    assertThatThrownBy(() -> with().delay(Duration.ofSeconds(-1))).hasMessageContaining("delay");
    assertThatThrownBy(() -> sandbox.next(0, "/", with())).hasMessageContaining("times");
    assertThatThrownBy(() -> sandbox.always("v1", with())).hasMessageContaining("target");
  }

  @Test
  void toString_body_isNotShown() {
    assertThat(with().status(401).body("a secret").header("X", "another"))
        .asString()
        .contains("401", "8 characters")
        .doesNotContain("a secret", "another");
  }

  private static int status() throws IOException, InterruptedException {
    return get().statusCode();
  }

  private static HttpResponse<byte[]> bytes() throws IOException, InterruptedException {
    return caller.sendForBytes(
        caller.request(VENDOR, "GET", "").header("Authorization", "Bearer " + token));
  }

  private static CompletableFuture<HttpResponse<String>> async(Call call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.make();
          } catch (IOException e) {
            throw new CompletionException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
          }
        },
        task -> new Thread(task, "caller").start());
  }

  private interface Call {
    HttpResponse<String> make() throws IOException, InterruptedException;
  }
}
