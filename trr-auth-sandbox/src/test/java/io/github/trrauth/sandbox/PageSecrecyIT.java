package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page gives away, and to whom. */
@Timeout(120)
class PageSecrecyIT {
  @RegisterExtension static final PageExtension PAGE = new PageExtension();

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

  @Test
  void page_afterEverythingWasClicked_holdsNoSecretAndNoToken() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(PAGE.secret()));
    PAGE.browser()
        .run(
            "window.answers = []; const original = window.fetch;"
                + "window.fetch = async (...given) => { const answer = await original(...given);"
                + "window.answers.push(await answer.clone().text()); return answer; }");
    PAGE.openDetails();
    for (String button : List.of("#add", "#rotate", "#withdraw", "#revoke", "#clear")) {
      secrets.add(PAGE.caller().token());
      PAGE.browser().click(button);
      PAGE.browser().run("document.getElementById('said').textContent = ''");
      await().until(() -> !PAGE.browser().text("window.answers.length").equals("0"));
      secrets.add(PAGE.secret());
      PAGE.caller().unsigned("GET", "/v1/vendor?token=" + secrets.get(secrets.size() - 2), "");
      PAGE.caller().get("/v1/vendor", secrets.get(secrets.size() - 2));
    }
    PAGE.control(
        "POST", "/answers", Json.write(Map.of("path", "/v1/items", "body", secrets.get(1))));
    int before = Integer.parseInt(PAGE.browser().text("window.answers.length"));
    await()
        .until(() -> Integer.parseInt(PAGE.browser().text("window.answers.length")) > before + 2);

    String document = PAGE.browser().text("document.documentElement.outerHTML");
    String answers = PAGE.browser().text("window.answers.join()");
    assertThat(document).contains("body length");
    assertThat(answers).contains("\"journal\"", "\"body_length\"");
    // Not contains: what failed would stand in the report.
    assertThat(secrets).hasSizeGreaterThan(8);
    for (String secret : secrets) {
      assertThat(document.contains(secret)).isFalse();
      assertThat(answers.contains(secret)).isFalse();
    }
    for (String file : List.of("/page", "/page.css", "/page.js", "/state", "/journal")) {
      String content = PAGE.control("GET", file);
      assertThat(secrets.stream().anyMatch(content::contains)).as(file).isFalse();
    }
  }

  @Test
  void otherSite_inTheSameBrowser_changesNothingAndReadsNothing() throws Exception {
    String token = PAGE.caller().token();
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] html = ATTACK.replace("ORIGIN", PAGE.origin()).getBytes(UTF_8);
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
      PAGE.browser().open("http://127.0.0.1:" + site.getAddress().getPort() + "/");
      await().until(() -> !PAGE.browser().text("window.outcome").equals("undefined"));

      assertThat(PAGE.browser().text("window.outcome"))
          .isEqualTo("failed,failed,failed,failed,failed,framed nothing");
      assertThat(PAGE.browser().console()).isNotEmpty();
      assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(200);
      assertThat(PAGE.control("GET", "/journal")).contains("/v1/bearer-token");
    } finally {
      PAGE.browser().open(PAGE.origin());
      site.stop(0);
    }
  }

  @Test
  void otherName_thatLeadsHere_isShownNothing() throws Exception {
    int port = URI.create(PAGE.origin()).getPort();

    PAGE.browser().open("http://rebound.test:" + port + "/sandbox/settings");

    String shown = PAGE.browser().text("document.documentElement.outerHTML");
    assertThat(shown).contains("Host must be localhost");
    assertThat(shown.contains(PAGE.secret())).isFalse();
    assertThat(PAGE.browser().console()).isNotEmpty();
  }
}
