package io.github.trrauth;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token request, as a server sees it and with all that a server can do wrong. */
class HttpTokenEndpointTest {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

  /** The connect time-out and two read time-outs are allowed; a busy machine gets four times. */
  private static final Duration BOUND = READ_TIMEOUT.multipliedBy(3).multipliedBy(4);

  @RegisterExtension static final SandboxExtension RUNNING = new SandboxExtension();

  private static TrustedSandbox trust;

  private final DaemonTasks tasks = new DaemonTasks();
  private final List<HttpTokenEndpoint> endpoints = new ArrayList<>();
  private Sandbox sandbox;

  @BeforeAll
  static void trustSandbox() {
    trust = new TrustedSandbox(RUNNING.sandbox());
  }

  @AfterAll
  static void distrustSandbox() {
    trust.close();
  }

  @BeforeEach
  void useSandbox() {
    sandbox = RUNNING.sandbox();
  }

  @AfterEach
  void close() {
    endpoints.forEach(HttpTokenEndpoint::close);
    tasks.close();
  }

  private HttpTokenEndpoint endpoint(String baseUrl, ConnectionOpener opener) {
    Map<String, String> values = new HashMap<>(sandbox.settings());
    values.put(Setting.BASE_URL.key(), baseUrl);
    values.put(Setting.ALLOW_INSECURE_LOOPBACK.key(), "true");
    values.put(Setting.CONNECT_TIMEOUT.key(), READ_TIMEOUT.toString());
    values.put(Setting.READ_TIMEOUT.key(), READ_TIMEOUT.toString());
    HttpTokenEndpoint endpoint =
        new HttpTokenEndpoint(Settings.read(values::get), opener, TimeSource.SYSTEM, tasks);
    endpoints.add(endpoint);
    return endpoint;
  }

  private ClientCredentials credentials() {
    return ClientCredentials.of(
        sandbox.credentials().clientId(), ClientSecret.of(sandbox.credentials().clientSecret()));
  }

  private TokenAnswer ask(HttpTokenEndpoint endpoint) {
    TokenAnswer answer = endpoint.request(credentials()).join();
    assertThat(answer.text()).doesNotContain(credentials().secret().value());
    return answer;
  }

  private TokenAnswer ask() {
    return ask(endpoint(sandbox.baseUrl().toString(), ConnectionOpener.PLAIN));
  }

  private TokenAnswer askWhen(Misbehaviour misbehaviour) {
    sandbox.always(Sandbox.TOKEN_PATH, misbehaviour);
    return ask();
  }

  private TokenAnswer askRaw(String answer) throws Exception {
    try (RawServer server = new RawServer(answer)) {
      return ask(endpoint(server.url(), ConnectionOpener.PLAIN));
    }
  }

  private JournalEntry onlyRequest() {
    assertThat(sandbox.journal().entries()).hasSize(1);
    return sandbox.journal().entries().get(0);
  }

  private static void assertGranted(TokenAnswer answer) {
    assertThat(answer.kind()).as(answer.text()).isEqualTo(TokenAnswer.Kind.GRANTED);
    assertThat(answer.expiresIn()).isEqualTo(Duration.ofHours(1));
  }

  private static void assertUnanswered(TokenAnswer answer) {
    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.status()).as(answer.text()).isZero();
  }

  // The request

  @Test
  void request_isExactlyTheDocumentedOne() {
    assertGranted(ask());

    JournalEntry request = onlyRequest();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/v1/bearer-token");
    assertThat(request.query()).isNullOrEmpty();
    assertThat(header(request, "Content-Type")).containsExactly("application/json");
    assertThat(header(request, "Accept")).containsExactly("application/json");
    assertThat(header(request, "Authorization")).isEmpty();
    assertThat(header(request, "User-Agent")).containsExactly("trr-auth");
    assertThat(header(request, "Connection")).containsExactly("close");
    assertThat(new String(request.body(), UTF_8))
        .isEqualTo(
            "{\"client_id\":\"%s\",\"client_secret\":\"%s\"}",
            sandbox.credentials().clientId(), sandbox.credentials().clientSecret());
  }

  private static List<String> header(JournalEntry request, String name) {
    return request.headers().entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .flatMap(field -> field.getValue().stream())
        .toList();
  }

  @Test
  void request_secretWithSpecialCharacters_arrivesAsItIs() {
    sandbox.credentials().accept("a\"b\\c\u0001d\u00e4\u20ac\ud83d\ude00</script>");

    assertGranted(ask());
  }

  @Test
  void source_getsItsTokenFromTheEndpoint() {
    Settings settings = Settings.read(sandbox.settings()::get);
    try (TokenSource source = TokenSource.builder(settings).build()) {
      AccessToken token = source.get();

      assertThat(source.get()).isSameAs(token);
      assertThat(source.metrics().fetchesGranted()).isEqualTo(1);
      onlyRequest();
    }
  }

  // Answers

  @Test
  void answer_wrongSecret_isARejection() {
    TokenAnswer answer =
        endpoint(sandbox.baseUrl().toString(), ConnectionOpener.PLAIN)
            .request(ClientCredentials.of("nobody", ClientSecret.of("very-secret")))
            .join();

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void answer_redirect_isNeverFollowed(int status) {
    String name = "elsewhere-" + status;
    URI elsewhere = sandbox.openHttps(name);

    TokenAnswer answer = askWhen(with().redirect(status, elsewhere + Sandbox.TOKEN_PATH));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(onlyRequest().listener()).isNotEqualTo(name);
  }

  @Test
  void answer_redirectToTheSameOrigin_isNeverFollowed() {
    sandbox.always(Sandbox.TOKEN_PATH, with().redirect(307, "/v1/other"));

    assertThat(ask().kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    onlyRequest();
  }

  @Test
  void answer_gzip_isUnderstood() {
    assertGranted(askWhen(with().gzip()));
  }

  @Test
  void answer_chunked_isUnderstood() {
    assertGranted(askWhen(with().chunked()));
  }

  @Test
  void answer_gzipInChunks_isUnderstood() {
    assertGranted(askWhen(with().gzip().chunked()));
  }

  @Test
  void answer_gzipThatIsNone_isAFailure() {
    assertThat(askWhen(with().header("Content-Encoding", "gzip")).kind())
        .isEqualTo(TokenAnswer.Kind.FAILED);
  }

  @Test
  void answer_largeButWithinTheLimit_isUnderstood() {
    assertGranted(askWhen(with().padded(64 * 1024 - 500)));
  }

  @Test
  void answer_overTheLimit_isUnusable() {
    assertUnusable(askWhen(with().padded(64 * 1024)));
  }

  @Test
  void answer_overTheLimitInChunks_isUnusable() {
    assertUnusable(askWhen(with().padded(64 * 1024).chunked()));
  }

  @Test
  void answer_zipBomb_isUnusable() {
    assertUnusable(askWhen(with().padded(4 * 1024 * 1024).gzip()));
  }

  @Test
  void answer_overTheLimitWithAnErrorStatus_isStillAFailure() {
    TokenAnswer answer =
        askWhen(with().status(503).body("{\"message\":\"" + "x".repeat(70_000) + "\"}"));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.status()).isEqualTo(503);
  }

  @Test
  void answer_overTheLimitThatRefusesTheCredentials_isARejection() {
    TokenAnswer answer =
        askWhen(with().status(401).body("{\"message\":\"" + "x".repeat(70_000) + "\"}"));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void answer_overTheLimitWithRetryAfter_isRespected() {
    TokenAnswer answer =
        askWhen(with().status(429).header("Retry-After", "120").body("x".repeat(70_000)));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  private static void assertUnusable(TokenAnswer answer) {
    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).contains("unusable", "65536");
  }

  @Test
  void answer_malformed_isUnusableWithoutTheParsersWords() {
    TokenAnswer answer = askWhen(with().malformed());

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).endsWith("the body is not a JSON object");
    assertThat(answer.cause()).isNull();
  }

  @Test
  void answer_tooDeep_isUnusable() {
    assertThat(askWhen(with().nested(20_000)).kind()).isEqualTo(TokenAnswer.Kind.FAILED);
  }

  @Test
  void answer_tooManyRequests_saysWhenToRetry() {
    TokenAnswer answer = askWhen(with().status(429).header("Retry-After", "120"));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tue, 3 Jun 1997 11:05:30 GMT", "Tue, 3 Jun 2098 11:05:30 GMT"})
  void answer_retryAfterADateOfAClockThatIsFarFromOurs_isCountedByThatClock(String now) {
    String then = now.replace("11:05:30", "11:06:10");

    TokenAnswer answer =
        askWhen(with().status(429).header("Date", now).header("Retry-After", then));

    assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void answer_retryAfterADateWithoutAClockToGoBy_isCountedByOurs() {
    for (String date : new String[] {"", "yesterday"}) {
      TokenAnswer answer =
          askWhen(
              with()
                  .status(429)
                  .header("Date", date)
                  .header("Retry-After", "Fri, 1 Jan 2100 00:00:00 GMT"));

      assertThat(answer.retryAfter()).isGreaterThan(Duration.ofDays(1));
    }
  }

  @Test
  void answer_errorWithoutABody_isUnderstood() {
    assertThat(askWhen(with().status(500).empty()).text()).isEqualTo("HTTP 500");
    sandbox.clear();
    assertThat(askWhen(with().status(403).empty()).text()).isEqualTo("HTTP 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip\r\n\r\nnone",
        "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"message\":",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"
      })
  void answer_errorWhoseBodyCannotBeRead_isJudgedByItsStatus(String rest) throws Exception {
    TokenAnswer refusal = askRaw("HTTP/1.1 401 Unauthorized\r\n" + rest);
    assertThat(refusal.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(refusal.text()).isEqualTo("HTTP 401");

    TokenAnswer busy = askRaw("HTTP/1.1 503 Unavailable\r\nRetry-After: 120\r\n" + rest);
    assertThat(busy.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofMinutes(2));

    TokenAnswer redirect = askRaw("HTTP/1.1 302 Found\r\nLocation: /other\r\n" + rest);
    assertThat(redirect.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
  }

  @Test
  void answer_errorWhoseBodyDrips_isJudgedByItsStatusInTime() {
    long begin = System.nanoTime();
    TokenAnswer answer =
        askWhen(
            with()
                .status(401)
                .body("{\"message\":\"" + "x".repeat(1000) + "\"}")
                .dripBody(READ_TIMEOUT.dividedBy(2)));

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
    onlyRequest();
  }

  @Test
  void answer_repeatsTheSecret_isHidden() {
    String echo = "{\"message\":\"no client " + sandbox.credentials().clientSecret() + " here\"}";

    assertThat(askWhen(with().status(401).body(echo)).text())
        .isEqualTo("HTTP 401 \"no client *** here\"");
  }

  @Test
  void answer_malformedEcho_isNotQuotedAnywhere() {
    String secret = sandbox.credentials().clientSecret();
    TokenAnswer answer = askWhen(with().status(200).body("{\"access_token\":" + secret));

    StringBuilder texts = new StringBuilder(answer.text()).append(answer);
    for (Throwable t = answer.cause(); t != null; t = t.getCause()) {
      texts.append(t);
    }
    assertThat(texts.toString()).doesNotContain(secret);
  }

  @Test
  void answer_notHttp_isAFailure() throws Exception {
    assertThat(askRaw("garbage\r\n\r\n").kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(askRaw("HTTP/1.1 abc\r\n\r\n").kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(askRaw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n").kind())
        .isEqualTo(TokenAnswer.Kind.FAILED);
  }

  // Time

  @Test
  void time_hangingServer_isBounded() {
    assertBounded(with().hang());
    sandbox.release();
  }

  @Test
  void time_headByteByByte_isBounded() {
    assertBounded(with().dripHead(READ_TIMEOUT.dividedBy(2)));
  }

  @Test
  void time_bodyByteByByte_isBounded() {
    assertBounded(with().dripBody(READ_TIMEOUT.dividedBy(2)));
  }

  @Test
  void time_compressedBodyByteByByte_isBounded() {
    assertBounded(with().gzip().dripBody(READ_TIMEOUT.dividedBy(2)));
  }

  private void assertBounded(Misbehaviour slow) {
    long begin = System.nanoTime();
    assertUnanswered(askWhen(slow));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
    onlyRequest();
  }

  @Test
  void time_serverThatNeverShakesHands_isBounded() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      long begin = System.nanoTime();
      assertUnanswered(
          ask(endpoint("https://localhost:" + silent.getLocalPort(), ConnectionOpener.PLAIN)));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
    }
  }

  // Connections

  @Test
  void connection_cutBeforeTheAnswer_isNotSentAgain() {
    assertUnanswered(askWhen(with().cutBeforeAnswer()));
    onlyRequest();
  }

  @Test
  void connection_resetBeforeTheAnswer_isNotSentAgain() {
    assertUnanswered(askWhen(with().resetBeforeAnswer()));
    onlyRequest();
  }

  @Test
  void connection_cutInTheBody_isAFailure() {
    assertThat(askWhen(with().cutMidBody()).kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    onlyRequest();
  }

  @Test
  void connection_nobodyListens_isAFailure() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }

    TokenAnswer answer = ask(endpoint("https://localhost:" + port, ConnectionOpener.PLAIN));

    assertUnanswered(answer);
    assertThat(answer.text()).contains("ConnectException");
    assertThat(answer.cause()).isInstanceOf(IOException.class);
  }

  static Stream<Misbehaviour> endings() {
    return Stream.of(
        with(),
        with().chunked(),
        with().gzip(),
        with().header("Content-Encoding", "gzip"),
        with().malformed(),
        with().padded(70_000),
        with().padded(70_000).chunked(),
        with().padded(2_000_000),
        with().status(204).empty(),
        with().redirect(302, "/elsewhere").empty(),
        with().status(401),
        with().status(401).header("WWW-Authenticate", "Basic realm=\"x\"").empty(),
        with().status(503),
        with().status(503).empty(),
        with().cutMidBody(),
        with().cutBeforeAnswer(),
        with().hang());
  }

  @ParameterizedTest
  @MethodSource("endings")
  void connection_onEveryPath_isEndedByUs(Misbehaviour ending) throws Exception {
    Misbehaviour keptAlive =
        ending.header("Connection", "keep-alive").header("Keep-Alive", "timeout=600");
    sandbox.always(Sandbox.TOKEN_PATH, keptAlive);
    try (Relay relay = new Relay(sandbox.baseUrl().getPort())) {
      ask(endpoint("https://localhost:" + relay.port(), ConnectionOpener.PLAIN));

      await().atMost(BOUND).until(() -> relay.closedByClient() == 1);
      assertThat(relay.opened()).isEqualTo(1);
    }
    sandbox.release();
  }

  @Test
  void close_requestUnderWay_isEnded() throws Exception {
    sandbox.always(Sandbox.TOKEN_PATH, with().hang());
    Map<String, String> patient = new HashMap<>(sandbox.settings());
    patient.put(Setting.READ_TIMEOUT.key(), "PT5M");
    HttpTokenEndpoint endpoint =
        new HttpTokenEndpoint(
            Settings.read(patient::get), ConnectionOpener.PLAIN, TimeSource.SYSTEM, tasks);
    CompletableFuture<TokenAnswer> answer = new CompletableFuture<>();
    tasks.execute(() -> answer.complete(ask(endpoint)));
    await().atMost(BOUND).until(() -> sandbox.hanging() == 1);

    endpoint.close();

    assertUnanswered(answer.get(BOUND.toSeconds(), TimeUnit.SECONDS));
    sandbox.release();
  }

  @Test
  void close_laterRequests_failWithoutBeingSent() {
    HttpTokenEndpoint endpoint = endpoint(sandbox.baseUrl().toString(), ConnectionOpener.PLAIN);
    endpoint.close();

    TokenAnswer answer = ask(endpoint);

    assertUnanswered(answer);
    assertThat(answer.text()).contains("closed");
    assertThat(sandbox.journal().entries()).isEmpty();
  }

  @Test
  void exchange_endedBeforeItHasAConnection_sendsNothing() throws Exception {
    URL url = sandbox.baseUrl().resolve(Sandbox.TOKEN_PATH).toURL();
    Exchange exchange = new Exchange(url, ConnectionOpener.PLAIN, 1000, 1000);

    exchange.abort();

    assertThat(catchThrowable(() -> exchange.connection().getResponseCode()))
        .isInstanceOf(SocketException.class);
    assertThat(sandbox.journal().entries()).isEmpty();
    exchange.release();
  }

  @Test
  void opener_connectionOfAnotherKind_isAFailure(@TempDir Path directory) {
    ConnectionOpener files = url -> directory.toUri().toURL().openConnection();

    assertUnanswered(ask(endpoint(sandbox.baseUrl().toString(), files)));
  }

  @Test
  void opener_plainConnectionForHttps_isAFailureAndNothingIsSent() throws Exception {
    try (RawServer plain = new RawServer("HTTP/1.1 200 OK\r\n\r\n")) {
      ConnectionOpener downgrade = url -> new URL(plain.url()).openConnection();

      TokenAnswer answer = ask(endpoint(sandbox.baseUrl().toString(), downgrade));

      assertUnanswered(answer);
      assertThat(answer.text()).contains("certificate");
      assertThat(plain.requests()).isZero();
    }
  }

  @Test
  void opener_throws_isAFailure() {
    ConnectionOpener broken =
        url -> {
          throw new IllegalStateException("opener");
        };

    assertUnanswered(ask(endpoint(sandbox.baseUrl().toString(), broken)));
  }

  @Test
  void host_isThatOfTheTokenUrl() {
    HttpTokenEndpoint endpoint = endpoint("https://localhost:1", ConnectionOpener.PLAIN);

    assertThat(endpoint.host()).isEqualTo("localhost");
  }

  @Test
  void tls_offersThePlatformsCipherSuites() throws IOException {
    StrictTls tls = StrictTls.create();

    assertThat(tls.getDefaultCipherSuites()).isNotEmpty();
    assertThat(tls.getSupportedCipherSuites()).contains(tls.getDefaultCipherSuites());
  }
}
