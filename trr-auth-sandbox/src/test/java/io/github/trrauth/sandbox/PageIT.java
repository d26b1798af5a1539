package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the packaged jar in a Chromium that knows no host but this one. */
@Timeout(120)
class PageIT {
  private static final String TAB = "\uE004";
  private static final String CALLS = "calls";

  @TempDir static Path profile;
  private static @Nullable PackagedSandbox started;
  private static @Nullable Browser opened;

  private PackagedSandbox sandbox;
  private Browser browser;
  private Caller caller;
  private String origin;

  @BeforeEach
  void openPage() throws Exception {
    assumeTrue(Browser.missing().isEmpty(), Browser.missing());
    if (started == null) {
      started = PackagedSandbox.start("--plain-http");
    }
    if (opened == null) {
      opened = Browser.start(profile);
    }
    sandbox = started;
    browser = opened;
    origin = sandbox.page().toString();
    Properties settings = sandbox.settings();
    caller =
        Caller.of(
            URI.create(settings.getProperty("trr.auth.base-url")),
            tls(sandbox.trustStore()),
            settings.getProperty("trr.auth.client-id"),
            this::currentSecret);
    control("POST", "/reset");
    browser.prefer("prefers-color-scheme", "light");
    browser.open(origin);
    awaitText("#live", "Live");
  }

  @AfterEach
  void page_whateverWasDone_loggedNothingAndAskedNoOtherHost() throws Exception {
    if (browser == null) {
      return; // the test was skipped
    }
    assertThat(browser.console()).isEmpty();
    if (browser.text("location.origin").equals(origin)) {
      Object asked =
          browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)");
      assertThat((List<?>) asked)
          .isNotEmpty()
          .allSatisfy(url -> assertThat((String) url).startsWith(origin + "/sandbox/"));
    }
  }

  @AfterAll
  static void close() {
    if (opened != null) {
      opened.close();
    }
    if (started != null) {
      started.close();
    }
  }

  @Test
  void journal_clientCalls_appearWithoutAReload() throws Exception {
    browser.run("window.loadedOnce = true");
    String token = caller.token();
    caller.get("/v1/vendor?page=" + token, token);
    caller.unsigned("GET", "/v1/items", "");
    caller.unsigned("GET", "/open/echo", "");

    await().until(() -> rows().size() == 4);

    assertThat(rows().get(3)).contains("Token request|POST /v1/bearer-token||200");
    assertThat(rows().get(2))
        .contains("Call signed|GET /v1/vendor|" + Sha256.fingerprint(token) + "|200");
    assertThat(rows().get(1)).contains("Call unsigned|GET /v1/items||401");
    assertThat(rows().get(0)).contains("Other|GET /open/echo||200");
    assertThat(rows().get(0)).matches("[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}\\|.*");
    assertThat(text("#summary")).contains("token requests1", "signed calls1", "unsigned calls1");
    assertThat(text("#news")).contains("1 token requests, 1 signed calls");
    assertThat(browser.run("return window.loadedOnce")).isEqualTo(true);
  }

  @Test
  void journal_callRepeatedAfterItsTokenWasRevoked_isMarkedAsReplay() throws Exception {
    String revoked = caller.token();
    browser.click("#revoke");
    awaitText("#said", "All tokens are revoked.");
    caller.get("/v1/vendor", revoked);
    caller.get("/v1/vendor", caller.token());

    await().until(() -> rows().size() == 4);

    assertThat(rows().get(2)).contains("Call revoked|GET /v1/vendor|").endsWith("|401");
    assertThat(rows().get(0)).contains("Call signed replay of 2|GET /v1/vendor|").endsWith("|200");
  }

  @Test
  void journal_manyCalls_keepsTheLatestHundred() throws Exception {
    for (int i = 0; i < 120; i++) {
      caller.unsigned("GET", "/v1/items/" + i, "");
    }

    await().until(() -> !rows().isEmpty() && rows().get(0).contains("/v1/items/119|"));

    assertThat(rows()).hasSize(100);
  }

  @Test
  void journal_cleared_isEmptyHereAndThere() throws Exception {
    caller.unsigned("GET", "/v1/items", "");
    await().until(() -> rows().size() == 1);

    browser.click("#forget");

    await().until(() -> rows().isEmpty());
    assertThat(control("GET", "/journal")).isEqualTo("[]");
    caller.unsigned("GET", "/v1/vendor", "");
    await().until(() -> rows().size() == 1 && rows().get(0).contains("/v1/vendor"));
  }

  @Test
  void tokens_issued_haveABarThatShrinksUntilTheyExpire() throws Exception {
    control("PUT", "/tokens", "{\"lifetime\": 5}");
    caller.token();
    await().until(() -> text("#tokens li").contains("left"));
    double before = left();
    assertThat(before).isPositive().isLessThanOrEqualTo(5000);
    assertThat(browser.text("document.querySelector('#tokens progress').max")).isEqualTo("5000");

    await().until(() -> left() < before);

    await().until(() -> text("#tokens li").contains("expired"));
    assertThat(left()).isZero();
  }

  @Test
  void tokens_oneRevoked_isMarkedAndTheOtherGoesOn() throws Exception {
    String first = caller.token();
    String second = caller.token();
    int ordinal = Integer.parseInt(ordinalOf(second));
    await().until(() -> !browser.elements("[data-token='" + ordinal + "']").isEmpty());

    browser.click("[data-token='" + ordinal + "'] button");

    awaitText("#said", "Token " + ordinal + " is revoked.");
    assertThat(text("[data-token='" + ordinal + "']")).contains("revoked");
    assertThat(text("[data-token='" + (ordinal - 1) + "']")).contains("min 5", "left");
    assertThat(caller.get("/v1/vendor", second).statusCode()).isEqualTo(401);
    assertThat(caller.get("/v1/vendor", first).statusCode()).isEqualTo(200);
  }

  @Test
  void tokens_revokeAll_endsThemAll() throws Exception {
    String token = caller.token();

    browser.click("#revoke");

    awaitText("#said", "All tokens are revoked.");
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(401);
    assertThat(text("#tokens")).contains("revoked").doesNotContain("left");
  }

  @Test
  void secret_rotated_isNewWithAndWithoutOverlap() throws Exception {
    String first = currentSecret();
    browser.click("#add");
    awaitText("#secrets", "2 secrets are accepted");
    String second = currentSecret();
    assertThat(accepted(first)).isTrue();
    assertThat(accepted(second)).isTrue();

    browser.click("#withdraw");
    awaitText("#secrets", "one secret is accepted");
    assertThat(accepted(first)).isFalse();
    assertThat(accepted(second)).isTrue();

    browser.click("#rotate");
    awaitText("#said", "Only a new secret is accepted; the settings show it.");
    assertThat(accepted(second)).isFalse();
    String third = currentSecret();
    assertThat(accepted(third)).isTrue();

    browser.click("#refuse");
    awaitText("#secrets", "every secret is refused");
    assertThat(accepted(third)).isFalse();

    browser.click("#reset");
    awaitText("#secrets", "one secret is accepted");
    assertThat(accepted(first)).isTrue();
  }

  @Test
  void issuing_changed_isWhatTheNextTokensShow() throws Exception {
    openDetails();
    browser.type("[name=lifetime]", "90");
    browser.click("#lifetime button");
    awaitText("#said", "The next tokens live 1 min 30 s.");
    assertThat(caller.tokenAnswer().body()).contains("\"expires_in\":90");

    browser.type("[name=expires_in]", "\"soon\"");
    browser.click("#expires button");
    awaitText("#said", "expires_in says \"soon\" from now on.");
    assertThat(caller.tokenAnswer().body()).contains("\"expires_in\":\"soon\"");

    turn("no_expires_in");
    awaitText("#said", "Without expires_in: on.");
    assertThat(caller.tokenAnswer().body()).doesNotContain("expires_in");
    turn("no_expires_in");
    awaitText("#said", "Without expires_in: off.");
    assertThat(caller.tokenAnswer().body()).contains("\"expires_in\":90");

    turn("repeat");
    awaitText("#said", "The same token again: on.");
    String token = caller.token();
    assertThat(caller.token()).isEqualTo(token);
    turn("repeat");
    awaitText("#said", "The same token again: off.");
    assertThat(caller.token()).isNotEqualTo(token);

    turn("new_ends_older");
    awaitText("#said", "A new token ends older ones: on.");
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(200);
    caller.token();
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "Outage, HTTP/1.1 503",
    "Forbidden, HTTP/1.1 403",
    "Unauthorized, HTTP/1.1 401",
    "Server error, HTTP/1.1 500",
    "Too many requests, Retry-After: 5",
    "Slow, took 3000 ms",
    "Closed, nothing at all",
    "Reset, Connection reset",
    "Cut, half a body",
    "Not kept alive, closed unasked",
    "Slow head, 10 ms a byte of the head",
    "Slow body, 10 ms a byte of the body",
    "Broken JSON, half an object",
    "Empty body, Content-Length: 0",
    "Large body, a megabyte",
    "Deep body, [[[[[[[[[[",
    "Compressed, Content-Encoding: gzip",
    "In chunks, Transfer-Encoding: chunked"
  })
  void misbehaviour_turnedOnAndOff_isWhatAClientGets(String name, String got) throws Exception {
    openDetails();
    RawVendor raw = new RawVendor(plainHttp(), currentSecret(), caller.token());
    for (String place : List.of(Sandbox.TOKEN_PATH, CALLS)) {
      String other = place.equals(CALLS) ? Sandbox.TOKEN_PATH : CALLS;
      turn(place + ' ' + name);
      await().until(() -> text("#rules").contains(place));
      assertThat(isOn(place + ' ' + name)).isTrue();

      assertThat(raw.ask(place)).as(place).contains(got);

      assertThat(raw.ask(other)).as(other).contains("as it should be");
      turn(place + ' ' + name);
      awaitText("#rules", "Nothing: the vendor behaves.");
      assertThat(raw.ask(place)).as(place).contains("as it should be");
    }
  }

  @Test
  void misbehaviour_hang_lastsUntilReleased() throws Exception {
    String token = caller.token();
    turn("calls Hang");
    await().until(() -> text("#rules").contains("calls"));
    CompletableFuture<Integer> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return caller.get("/v1/vendor", token).statusCode();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    awaitText("#release", "Answer what hangs: 1");
    assertThat(call).isNotDone();
    assertThat(rows().get(0)).endsWith("|waiting");

    browser.click("#release");

    assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(200);
    await().until(() -> rows().get(0).endsWith("|200"));
  }

  @Test
  void misbehaviour_severalSwitches_areCombinedWhereThatMakesSense() throws Exception {
    String token = caller.token();
    turn("calls Outage");
    await().until(() -> text("#rules").contains("status 503"));
    turn("calls Slow");
    await().until(() -> text("#rules").contains("delay ms 3000"));
    turn("calls Forbidden");
    await().until(() -> text("#rules").contains("status 403"));

    assertThat(isOn("calls Outage")).isFalse();
    assertThat(isOn("calls Slow")).isTrue();
    long before = System.nanoTime();
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(403);
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(3_000_000_000L);

    browser.click("#clear");

    awaitText("#rules", "Nothing: the vendor behaves.");
    assertThat(isOn("calls Forbidden")).isFalse();
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(200);
  }

  @Test
  void misbehaviour_programmedInJson_happensAndMistakesAreExplained() throws Exception {
    String token = caller.token();
    openDetails();
    browser.type("[name=path]", "GET /v1/items");
    browser.type("[name=times]", "2");
    browser.type("[name=answer]", "{\"status\": 302, \"headers\": {\"Location\": \"/x\"}}");
    browser.click("#programme button");
    awaitText("#said", "GET /v1/items will misbehave.");
    assertThat(text("#rules")).contains("GET /v1/items", "next 2 times: status 302");

    HttpResponse<String> answer = caller.get("/v1/items", token);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/x");
    await().until(() -> text("#rules").contains("next time"));
    browser.click("#rules button");
    awaitText("#said", "GET /v1/items behaves again.");
    assertThat(caller.get("/v1/items", token).statusCode()).isEqualTo(200);

    browser.type("[name=answer]", "{status: 503}");
    browser.click("#programme button");
    await().until(() -> text("#said").startsWith("This is not JSON: "));
    browser.type("[name=answer]", "{\"status\": 99}");
    browser.click("#programme button");
    awaitText("#said", "status must be from 200 to 599, was 99");
    // The one thing that Chromium logs by itself: an answer that is an error.
    assertThat(browser.console()).singleElement().asString().contains("/sandbox/answers", "400");
  }

  @Test
  void reset_afterEverything_goesBackToTheStart() throws Exception {
    String token = caller.token();
    String secret = currentSecret();
    turn("calls Outage");
    turn(Sandbox.TOKEN_PATH + " Outage");
    await().until(() -> browser.elements("#rules button").size() == 2);
    browser.click("#rotate");
    awaitText("#said", "Only a new secret is accepted; the settings show it.");

    browser.click("#reset");

    awaitText("#said", "Back to the start; issued tokens are as they were.");
    assertThat(text("#rules")).isEqualTo("Nothing: the vendor behaves.");
    assertThat(rows()).isEmpty();
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(200);
    assertThat(accepted(secret)).isTrue();
  }

  @Test
  void polling_pausedOrHidden_stopsUntilItIsWanted() throws Exception {
    browser.click("#pause");
    awaitText("#live", "Paused");
    assertThat(pollsDuringTwoSeconds()).isZero();
    browser.click("#pause");
    awaitText("#live", "Live");
    assertThat(pollsDuringTwoSeconds()).isPositive();

    browser.run(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
            + "document.dispatchEvent(new Event('visibilitychange'))");
    assertThat(pollsDuringTwoSeconds()).isZero();
    caller.unsigned("GET", "/v1/items", "");
    browser.run("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
    await().until(() -> rows().size() == 1);
  }

  @Test
  void page_afterEverythingWasClicked_holdsNoSecretAndNoToken() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(currentSecret()));
    browser.run(
        "window.answers = []; const original = window.fetch;"
            + "window.fetch = async (...given) => { const answer = await original(...given);"
            + "window.answers.push(await answer.clone().text()); return answer; }");
    openDetails();
    for (String button : List.of("#add", "#rotate", "#withdraw", "#revoke", "#clear")) {
      secrets.add(caller.token());
      browser.click(button);
      browser.run("document.getElementById('said').textContent = ''");
      await().until(() -> !browser.text("window.answers.length").equals("0"));
      secrets.add(currentSecret());
      caller.unsigned("GET", "/v1/vendor?token=" + secrets.get(secrets.size() - 2), "");
      caller.get("/v1/vendor", secrets.get(secrets.size() - 2));
    }
    control("POST", "/answers", Json.write(Map.of("path", "/v1/items", "body", secrets.get(1))));
    int before = Integer.parseInt(browser.text("window.answers.length"));
    await().until(() -> Integer.parseInt(browser.text("window.answers.length")) > before + 2);

    String document = browser.text("document.documentElement.outerHTML");
    String answers = browser.text("window.answers.join()");
    assertThat(document).contains("body length");
    assertThat(answers).contains("\"journal\"", "\"body_length\"");
    // Not contains: what failed would stand in the report.
    assertThat(secrets).hasSizeGreaterThan(8);
    for (String secret : secrets) {
      assertThat(document.contains(secret)).isFalse();
      assertThat(answers.contains(secret)).isFalse();
    }
    for (String file : List.of("/page", "/page.css", "/page.js", "/state", "/journal")) {
      String content = control("GET", file);
      assertThat(secrets.stream().anyMatch(content::contains)).as(file).isFalse();
    }
  }

  @Test
  void page_inTheBrowser_canBeUsedByEverybody() throws Exception {
    caller.get("/v1/vendor", caller.token());
    turn("calls Outage");
    await().until(() -> rows().size() == 2);
    await().until(() -> text("#rules").contains("calls"));
    openDetails();

    assertThat(browser.text("document.title")).isEqualTo("Sandbox vendor · trr-auth");
    assertThat(browser.text("document.documentElement.lang")).isEqualTo("en");
    List<String> controls =
        browser.elements("a, button, input, textarea, summary, progress, table, section, fieldset");
    assertThat(controls).hasSizeGreaterThan(60);
    for (String control : controls) {
      assertThat(browser.label(control)).isNotBlank();
    }
    assertThat(browser.run("return document.querySelectorAll('[id]').length"))
        .isEqualTo(
            browser.run(
                "return new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"));
    assertThat(browser.elements("main, header, h1")).hasSize(3);
    assertThat(browser.elements("th:not([scope=col])")).isEmpty();
    assertThat(browser.elements("[role=status]")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  void page_inEachScheme_hasTextThatCanBeRead(String scheme) throws Exception {
    browser.prefer("prefers-color-scheme", scheme);
    caller.get("/v1/vendor", caller.token());
    caller.unsigned("GET", "/v1/items", "");
    turn("calls Outage");
    await().until(() -> rows().size() == 3);
    caller.unsigned("GET", "/v1/items", "");
    browser.click("#revoke");
    await().until(() -> text("#tokens").contains("revoked"));
    openDetails();

    Map<?, ?> found = (Map<?, ?>) browser.run(CONTRAST);

    assertThat((List<?>) found.get("low")).isEmpty();
    assertThat(((Number) found.get("texts")).intValue()).isGreaterThan(100);
    assertThat(found.get("scheme")).isEqualTo(scheme.equals("dark"));
  }

  @Test
  void page_onANarrowScreen_needsNoScrollingToTheSide() throws Exception {
    caller.get("/v1/vendor", caller.token());
    await().until(() -> rows().size() == 2);
    browser.size(500, 900); // no window is narrower
    try {
      openDetails();
      assertThat(
              browser.run(
                  "return document.documentElement.scrollWidth <= window.innerWidth"
                      + " && window.innerWidth <= 500"))
          .isEqualTo(true);
    } finally {
      browser.size(1360, 1000);
    }
  }

  @Test
  void page_withTheKeyboardAlone_switchesAndShowsWhereItIs() throws Exception {
    String token = caller.token();
    String wanted = "calls Forbidden";
    String focused = "(document.activeElement.dataset.switch || '')";
    for (int i = 0; i < 60 && !browser.text(focused).equals(wanted); i++) {
      browser.press(TAB);
      assertThat(browser.text("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }
    assertThat(browser.text(focused)).isEqualTo(wanted);

    browser.press(" ");

    await().until(() -> text("#rules").contains("status 403"));
    assertThat(browser.text(focused)).isEqualTo(wanted);
    assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(403);
  }

  @Test
  void otherSite_inTheSameBrowser_changesNothingAndReadsNothing() throws Exception {
    String token = caller.token();
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] html = ATTACK.replace("ORIGIN", origin).getBytes(UTF_8);
    site.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    site.start();
    try {
      browser.open("http://127.0.0.1:" + site.getAddress().getPort() + "/");
      await().until(() -> !browser.text("window.outcome").equals("undefined"));

      // Sent without a preflight and answered with something nobody can read, or not sent at all.
      assertThat(browser.text("window.outcome"))
          .isEqualTo("opaque,opaque,failed,failed,failed,framed nothing");
      assertThat(browser.console()).isNotEmpty();
      assertThat(caller.get("/v1/vendor", token).statusCode()).isEqualTo(200);
      assertThat(control("GET", "/journal")).contains("/v1/bearer-token");
    } finally {
      browser.open(origin);
      site.stop(0);
    }
  }

  @Test
  void otherName_thatLeadsHere_isShownNothing() throws Exception {
    int port = URI.create(origin).getPort();

    browser.open("http://rebound.test:" + port + "/sandbox/settings");

    String shown = browser.text("document.documentElement.outerHTML");
    assertThat(shown).contains("Host must be localhost");
    assertThat(shown.contains(currentSecret())).isFalse();
    assertThat(browser.console()).isNotEmpty();
  }

  @Test
  void page_withSomeTraffic_looksAsInTheDocumentation() throws Exception {
    traffic();
    Path folder =
        Path.of(System.getProperty("sandbox.screenshots", "target/screenshots")).toAbsolutePath();
    Files.createDirectories(folder);
    for (String scheme : List.of("light", "dark")) {
      browser.prefer("prefers-color-scheme", scheme);
      browser.run("document.activeElement.blur(); window.scrollTo(0, 0)");
      byte[] png = browser.screenshot();
      assertThat(png).startsWith(0x89, 'P', 'N', 'G');
      Files.write(folder.resolve("sandbox-page-" + scheme + ".png"), png);
    }
  }

  /** Calls, a token request that fails, a revocation and a replay, as a client makes them. */
  private void traffic() throws Exception {
    String first = caller.token();
    caller.get("/v1/vendor", first);
    caller.get("/v1/consignments", first);
    caller.call("POST", "/v1/consignments/7/items", first, "{\"title\":\"Scarf\"}");
    control("POST", "/answers", "{\"path\":\"/v1/bearer-token\",\"times\":1,\"status\":503}");
    caller.tokenAnswer();
    control("POST", "/tokens/revoke");
    caller.get("/v1/items", first);
    control("PUT", "/tokens", "{\"lifetime\": 900}");
    String second = caller.token();
    caller.get("/v1/items", second);
    caller.unsigned("GET", "/v1/vendor", "");
    turn("calls Slow");
    await().until(() -> text("#rules").contains("delay"));
    await().until(() -> rows().size() == 9);
    browser.run("document.getElementById('said').textContent = ''");
  }

  private void openDetails() throws Exception {
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)");
  }

  private void turn(String name) throws Exception {
    browser.click("[data-switch='" + name + "']");
  }

  private boolean isOn(String name) throws Exception {
    return (Boolean)
        browser.run(
            "return document.querySelector(arguments[0]).checked", "[data-switch='" + name + "']");
  }

  private String text(String css) throws Exception {
    return (String)
        browser.run("return (document.querySelector(arguments[0]) || {}).textContent || ''", css);
  }

  private void awaitText(String css, String text) {
    await().atMost(Duration.ofSeconds(20)).until(() -> text(css).equals(text));
  }

  /** The journal's table, cells separated by a bar. */
  private List<String> rows() throws Exception {
    Object rows =
        browser.run(
            "return [...document.querySelectorAll('#rows tr')].map(row =>"
                + " [...row.cells].map(cell => cell.textContent.trim()).join('|'))");
    List<String> texts = new ArrayList<>();
    ((List<?>) rows).forEach(row -> texts.add((String) row));
    return texts;
  }

  private double left() throws Exception {
    return Double.parseDouble(browser.text("document.querySelector('#tokens progress').value"));
  }

  private String ordinalOf(String token) throws Exception {
    caller.get("/v1/vendor", token);
    String journal = control("GET", "/journal");
    return journal.replaceAll(
        "(?s).*\"token_ordinal\":([0-9]+),\"token_fingerprint\":\""
            + Sha256.fingerprint(token)
            + "\".*",
        "$1");
  }

  private int pollsDuringTwoSeconds() throws Exception {
    String script =
        "const before = performance.getEntriesByName(location.origin + '/sandbox/state').length;"
            + "return new Promise(done => setTimeout(() => done(performance.getEntriesByName("
            + "location.origin + '/sandbox/state').length - before), 2500))";
    return ((Number) browser.run(script)).intValue();
  }

  private boolean accepted(String secret) throws Exception {
    return caller.postToken("sandbox-client", secret).statusCode() == 200;
  }

  private String currentSecret() {
    try {
      Properties settings = new Properties();
      settings.load(new java.io.StringReader(control("GET", "/settings")));
      return settings.getProperty("trr.auth.client-secret");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI plainHttp() {
    return URI.create(
        sandbox.printed().replaceAll("(?s).*# Without TLS: (http://\\S+)\\n.*", "$1"));
  }

  private String control(String method, String path) throws IOException, InterruptedException {
    return control(method, path, "{}");
  }

  private String control(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(origin + "/sandbox" + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static SSLContext tls(Path trustStore) throws Exception {
    KeyStore trusted = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(trustStore)) {
      trusted.load(in, "changeit".toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, managers.getTrustManagers(), null);
    return tls;
  }

  /** Ratios as in WCAG 2.2, success criterion 1.4.3, of all text in sight. */
  private static final String CONTRAST =
      """
      const numbers = color => color.match(/[0-9.]+/g).map(Number);
      const luminance = color => {
        const [r, g, b] = numbers(color).slice(0, 3).map(value => value / 255)
          .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const background = element => {
        for (let at = element; at; at = at.parentElement) {
          const color = getComputedStyle(at).backgroundColor;
          if (numbers(color).length === 3) return color;
        }
        return 'rgb(255, 255, 255)';
      };
      let texts = 0;
      const low = [];
      for (const element of document.querySelectorAll('body *')) {
        const own = [...element.childNodes].some(node =>
          node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
        const field = element.matches('input:not([type=checkbox]), textarea');
        if (!own && !field || !element.checkVisibility()) continue;
        texts++;
        const pair = [luminance(getComputedStyle(element).color), luminance(background(element))];
        const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        if (ratio < 4.5) low.push(`${ratio.toFixed(2)}: ${element.textContent}`);
      }
      return {texts, low, scheme: matchMedia('(prefers-color-scheme: dark)').matches};
      """;

  /** What a page of another origin can try: simple requests, preflighted ones, a read, a frame. */
  private static final String ATTACK =
      """
      <!doctype html><title>Another site</title><script>
      const attempt = (path, options) => fetch('ORIGIN/sandbox' + path, options)
        .then(answer => answer.type, () => 'failed');
      const frame = () => new Promise(done => {
        const made = document.createElement('iframe');
        made.src = 'ORIGIN/sandbox/page';
        made.onload = () => done('framed nothing');
        document.documentElement.append(made);
      });
      const json = {'Content-Type': 'application/json'};
      Promise.all([
        attempt('/tokens/revoke', {method: 'POST', mode: 'no-cors', body: '{}'}),
        attempt('/reset', {method: 'POST', mode: 'no-cors'}),
        attempt('/reset', {method: 'POST', headers: json, body: '{}'}),
        attempt('/journal', {method: 'DELETE'}),
        attempt('/settings', {}),
        frame(),
      ]).then(all => window.outcome = all.join());
      </script>
      """;
}
