package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page of the packaged jar shows in a browser while a client calls. */
@Timeout(120)
class PageIT {
  @RegisterExtension static final PageExtension PAGE = new PageExtension();

  @Test
  void journal_clientCalls_appearWithoutAReload() throws Exception {
    PAGE.browser().run("window.loadedOnce = true");
    String token = PAGE.caller().token();
    PAGE.caller().get("/v1/vendor?page=" + token, token);
    PAGE.caller().unsigned("GET", "/v1/items", "");
    PAGE.caller().unsigned("GET", "/open/echo", "");

    await().until(() -> PAGE.rows().size() == 4);

    assertThat(PAGE.rows().get(3)).contains("Token request|POST /v1/bearer-token||200");
    assertThat(PAGE.rows().get(2))
        .contains("Call signed|GET /v1/vendor|" + Sha256.fingerprint(token) + "|200");
    assertThat(PAGE.rows().get(1)).contains("Call unsigned|GET /v1/items||401");
    assertThat(PAGE.rows().get(0)).contains("Other|GET /open/echo||200");
    assertThat(PAGE.rows().get(0)).matches("4\\|[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}\\|.*");
    assertThat(PAGE.text("#summary"))
        .contains("token requests1", "signed calls1", "unsigned calls1");
    assertThat(PAGE.text("#news")).contains("1 token requests, 1 signed calls");
    assertThat(PAGE.browser().run("return window.loadedOnce")).isEqualTo(true);
  }

  @Test
  void journal_callRepeatedAfterItsTokenWasRevoked_isMarkedAsReplay() throws Exception {
    String revoked = PAGE.caller().token();
    PAGE.browser().click("#revoke");
    PAGE.awaitText("#said", "All tokens are revoked.");
    PAGE.caller().get("/v1/vendor", revoked);
    PAGE.caller().get("/v1/vendor", PAGE.caller().token());

    await().until(() -> PAGE.rows().size() == 4);

    assertThat(PAGE.rows().get(2)).contains("Call revoked|GET /v1/vendor|").endsWith("|401");
    assertThat(PAGE.rows().get(0))
        .contains("Call signed replay of 2|GET /v1/vendor|")
        .endsWith("|200");
  }

  @Test
  void journal_manyCalls_keepsTheLatestHundred() throws Exception {
    for (int i = 0; i < 105; i++) {
      PAGE.caller().unsigned("GET", "/v1/items/" + i, "");
    }

    await().until(() -> !PAGE.rows().isEmpty() && PAGE.rows().get(0).contains("/v1/items/104|"));

    assertThat(PAGE.rows()).hasSize(100);
  }

  @Test
  void journal_cleared_isEmptyHereAndThere() throws Exception {
    PAGE.caller().unsigned("GET", "/v1/items", "");
    await().until(() -> PAGE.rows().size() == 1);

    PAGE.browser().click("#forget");

    await().until(() -> PAGE.rows().isEmpty());
    assertThat(PAGE.control("GET", "/journal")).isEqualTo("[]");
    PAGE.caller().unsigned("GET", "/v1/vendor", "");
    await().until(() -> PAGE.rows().size() == 1 && PAGE.rows().get(0).contains("/v1/vendor"));
  }

  @Test
  void tokens_issued_haveABarThatShrinksUntilTheyExpire() throws Exception {
    PAGE.control("PUT", "/tokens", "{\"lifetime\": 5}");
    PAGE.caller().token();
    await().until(() -> PAGE.text("#tokens li").contains("left"));
    double before = PAGE.left();
    assertThat(before).isPositive().isLessThanOrEqualTo(5000);
    assertThat(PAGE.browser().text("document.querySelector('#tokens progress').max"))
        .isEqualTo("5000");

    await().until(() -> PAGE.left() < before);

    await().until(() -> PAGE.text("#tokens li").contains("expired"));
    assertThat(PAGE.left()).isZero();
  }

  @Test
  void tokens_oneRevoked_isMarkedAndTheOtherGoesOn() throws Exception {
    String first = PAGE.caller().token();
    String second = PAGE.caller().token();
    int ordinal = Integer.parseInt(ordinalOf(second));
    await().until(() -> !PAGE.browser().elements("[data-token='" + ordinal + "']").isEmpty());

    PAGE.browser().click("[data-token='" + ordinal + "'] button");

    PAGE.awaitText("#said", "Token " + ordinal + " is revoked.");
    assertThat(PAGE.text("[data-token='" + ordinal + "']")).contains("revoked");
    assertThat(PAGE.text("[data-token='" + (ordinal - 1) + "']"))
        .contains("left")
        .doesNotContain("revoked");
    assertThat(PAGE.caller().get("/v1/vendor", second).statusCode()).isEqualTo(401);
    assertThat(PAGE.caller().get("/v1/vendor", first).statusCode()).isEqualTo(200);
  }

  @Test
  void tokens_revokeAll_endsThemAll() throws Exception {
    String token = PAGE.caller().token();

    PAGE.browser().click("#revoke");

    PAGE.awaitText("#said", "All tokens are revoked.");
    assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(401);
    assertThat(PAGE.text("#tokens")).contains("revoked").doesNotContain("left");
  }

  @Test
  void polling_pausedOrHidden_stopsUntilItIsWanted() throws Exception {
    PAGE.browser().click("#pause");
    PAGE.awaitText("#live", "Paused");
    assertThat(pollsDuringTwoSeconds()).isZero();
    PAGE.browser().click("#pause");
    PAGE.awaitText("#live", "Live");
    assertThat(pollsDuringTwoSeconds()).isPositive();

    PAGE.browser()
        .run(
            "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");
    assertThat(pollsDuringTwoSeconds()).isZero();
    PAGE.caller().unsigned("GET", "/v1/items", "");
    PAGE.browser()
        .run("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
    await().until(() -> PAGE.rows().size() == 1);
  }

  private String ordinalOf(String token) throws Exception {
    PAGE.caller().get("/v1/vendor", token);
    String journal = PAGE.control("GET", "/journal");
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
    return ((Number) PAGE.browser().run(script)).intValue();
  }
}
