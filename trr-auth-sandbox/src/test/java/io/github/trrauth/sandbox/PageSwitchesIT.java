package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client gets of the vendor when somebody uses the switches and buttons of the page. */
@Timeout(120)
class PageSwitchesIT {
  @RegisterExtension static final PageExtension PAGE = new PageExtension();

  private static final String CALLS = "calls";

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
    PAGE.openDetails();
    RawVendor raw = new RawVendor(PAGE.plainHttp(), PAGE.secret(), PAGE.caller().token());
    for (String place : List.of(Sandbox.TOKEN_PATH, CALLS)) {
      String other = place.equals(CALLS) ? Sandbox.TOKEN_PATH : CALLS;
      PAGE.turn(place + ' ' + name);
      await().until(() -> PAGE.text("#rules").contains(place));
      assertThat(PAGE.isOn(place + ' ' + name)).isTrue();

      assertThat(raw.ask(place)).as(place).contains(got);

      assertThat(raw.ask(other)).as(other).contains("as it should be");
      PAGE.turn(place + ' ' + name);
      PAGE.awaitText("#rules", "Nothing: the vendor behaves.");
      assertThat(raw.ask(place)).as(place).contains("as it should be");
    }
  }

  @Test
  void misbehaviour_hang_lastsUntilReleased() throws Exception {
    String token = PAGE.caller().token();
    PAGE.turn("calls Hang");
    await().until(() -> PAGE.text("#rules").contains("calls"));
    CompletableFuture<Integer> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return PAGE.caller().get("/v1/vendor", token).statusCode();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    PAGE.awaitText("#release", "Answer what hangs: 1");
    assertThat(call).isNotDone();
    assertThat(PAGE.rows().get(0)).endsWith("|waiting");

    PAGE.browser().click("#release");

    assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(200);
    await().until(() -> PAGE.rows().get(0).endsWith("|200"));
  }

  @Test
  void misbehaviour_severalSwitches_areCombinedWhereThatMakesSense() throws Exception {
    String token = PAGE.caller().token();
    PAGE.turn("calls Outage");
    await().until(() -> PAGE.text("#rules").contains("status 503"));
    PAGE.turn("calls Slow");
    await().until(() -> PAGE.text("#rules").contains("delay 3000 ms"));
    PAGE.turn("calls Forbidden");
    await().until(() -> PAGE.text("#rules").contains("status 403"));

    assertThat(PAGE.isOn("calls Outage")).isFalse();
    assertThat(PAGE.isOn("calls Slow")).isTrue();
    long before = System.nanoTime();
    assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(403);
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(3_000_000_000L);

    PAGE.browser().click("#clear");

    PAGE.awaitText("#rules", "Nothing: the vendor behaves.");
    assertThat(PAGE.isOn("calls Forbidden")).isFalse();
    assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(200);
  }

  @Test
  void misbehaviour_programmedInJson_happensAndMistakesAreExplained() throws Exception {
    String token = PAGE.caller().token();
    PAGE.openDetails();
    PAGE.browser().type("[name=path]", "GET /v1/items");
    PAGE.browser().type("[name=times]", "2");
    PAGE.browser().type("[name=answer]", "{\"status\": 302, \"headers\": {\"Location\": \"/x\"}}");
    PAGE.browser().click("#programme button");
    PAGE.awaitText("#said", "GET /v1/items will misbehave.");
    assertThat(PAGE.text("#rules")).contains("GET /v1/items", "next 2 times: status 302");

    HttpResponse<String> answer = PAGE.caller().get("/v1/items", token);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/x");
    await().until(() -> PAGE.text("#rules").contains("next time"));
    PAGE.browser().click("#rules button");
    PAGE.awaitText("#said", "GET /v1/items behaves again.");
    assertThat(PAGE.caller().get("/v1/items", token).statusCode()).isEqualTo(200);

    PAGE.browser().type("[name=answer]", "{status: 503}");
    PAGE.browser().click("#programme button");
    await().until(() -> PAGE.text("#said").startsWith("This is not JSON: "));
    PAGE.browser().type("[name=answer]", "{\"status\": 99}");
    PAGE.browser().click("#programme button");
    PAGE.awaitText("#said", "status must be from 200 to 599, was 99");
    // The one thing that Chromium logs by itself: an answer that is an error.
    assertThat(PAGE.browser().console())
        .singleElement()
        .asString()
        .contains("/sandbox/answers", "400");
  }

  @Test
  void secret_rotated_isNewWithAndWithoutOverlap() throws Exception {
    String first = PAGE.secret();
    PAGE.browser().click("#add");
    PAGE.awaitText("#secrets", "2 secrets are accepted");
    String second = PAGE.secret();
    assertThat(accepted(first)).isTrue();
    assertThat(accepted(second)).isTrue();

    PAGE.browser().click("#withdraw");
    PAGE.awaitText("#secrets", "one secret is accepted");
    assertThat(accepted(first)).isFalse();
    assertThat(accepted(second)).isTrue();

    PAGE.browser().click("#rotate");
    PAGE.awaitText("#said", "Only a new secret is accepted; the settings show it.");
    assertThat(accepted(second)).isFalse();
    String third = PAGE.secret();
    assertThat(accepted(third)).isTrue();

    PAGE.browser().click("#refuse");
    PAGE.awaitText("#secrets", "every secret is refused");
    assertThat(accepted(third)).isFalse();

    PAGE.browser().click("#reset");
    PAGE.awaitText("#secrets", "one secret is accepted");
    assertThat(accepted(first)).isTrue();
  }

  @Test
  void issuing_changed_isWhatTheNextTokensShow() throws Exception {
    PAGE.openDetails();
    PAGE.browser().type("[name=lifetime]", "90");
    PAGE.browser().click("#lifetime button");
    PAGE.awaitText("#said", "The next tokens live 1 min 30 s.");
    assertThat(PAGE.caller().tokenAnswer().body()).contains("\"expires_in\":90");

    PAGE.browser().type("[name=expires_in]", "\"soon\"");
    PAGE.browser().click("#expires button");
    PAGE.awaitText("#said", "expires_in says \"soon\" from now on.");
    assertThat(PAGE.caller().tokenAnswer().body()).contains("\"expires_in\":\"soon\"");

    PAGE.turn("no_expires_in");
    PAGE.awaitText("#said", "Without expires_in: on.");
    assertThat(PAGE.caller().tokenAnswer().body()).doesNotContain("expires_in");
    PAGE.turn("no_expires_in");
    PAGE.awaitText("#said", "Without expires_in: off.");
    assertThat(PAGE.caller().tokenAnswer().body()).contains("\"expires_in\":90");

    PAGE.turn("repeat");
    PAGE.awaitText("#said", "The same token again: on.");
    String token = PAGE.caller().token();
    assertThat(PAGE.caller().token()).isEqualTo(token);
    PAGE.turn("repeat");
    PAGE.awaitText("#said", "The same token again: off.");
    assertThat(PAGE.caller().token()).isNotEqualTo(token);

    PAGE.turn("new_ends_older");
    PAGE.awaitText("#said", "A new token ends older ones: on.");
    assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(200);
    PAGE.caller().token();
    assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(401);
  }

  @Test
  void reset_afterEverything_goesBackToTheStart() throws Exception {
    String token = PAGE.caller().token();
    String secret = PAGE.secret();
    PAGE.turn("calls Outage");
    PAGE.turn(Sandbox.TOKEN_PATH + " Outage");
    await().until(() -> PAGE.browser().elements("#rules button").size() == 2);
    PAGE.browser().click("#rotate");
    PAGE.awaitText("#said", "Only a new secret is accepted; the settings show it.");

    PAGE.browser().click("#reset");

    PAGE.awaitText("#said", "Back to the start; issued tokens are as they were.");
    assertThat(PAGE.text("#rules")).isEqualTo("Nothing: the vendor behaves.");
    assertThat(PAGE.rows()).isEmpty();
    assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(200);
    assertThat(accepted(secret)).isTrue();
  }

  private static boolean accepted(String secret) throws Exception {
    return PAGE.caller().postToken("sandbox-client", secret).statusCode() == 200;
  }
}
