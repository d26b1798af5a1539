package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The page of the packaged jar, open in a browser, and a client of the same sandbox; reset before
 * each test. After each it looks at what the page has logged and whom it has asked.
 */
final class PageExtension implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private @Nullable PackagedSandbox sandbox;
  private @Nullable Browser browser;
  private @Nullable Caller caller;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    assumeTrue(Browser.missing().isEmpty(), Browser.missing());
    Awaitility.setDefaultTimeout(LIMIT); // a busy machine's browser takes its time
    if (browser == null) {
      browser = Browser.start();
    }
    if (sandbox == null) {
      startSandbox();
    }
    control("POST", "/reset");
    browser().prefer("prefers-color-scheme", "light");
    open();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (browser == null) {
      return; // the test was skipped
    }
    assertThat(browser().console()).isEmpty();
    if (browser().text("location.origin").equals(origin())) {
      Object asked =
          browser().run("return performance.getEntriesByType('resource').map(one => one.name)");
      assertThat((List<?>) asked)
          .isNotEmpty()
          .allSatisfy(url -> assertThat((String) url).startsWith(origin() + "/sandbox/"));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
  }

  /** Begins anew with a sandbox that has not issued a token. */
  void restart() throws Exception {
    browser().open("about:blank");
    sandbox().close();
    startSandbox();
    open();
  }

  Browser browser() {
    return there(browser);
  }

  Caller caller() {
    return there(caller);
  }

  String origin() {
    return sandbox().page().toString();
  }

  URI plainHttp() {
    return sandbox().plainHttp();
  }

  String control(String method, String path) throws IOException, InterruptedException {
    return control(method, path, "{}");
  }

  /** What the control page answers to somebody without a browser. */
  String control(String method, String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(origin() + "/sandbox" + path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** The newest secret that is accepted. */
  String secret() {
    try {
      Properties settings = new Properties();
      settings.load(new StringReader(control("GET", "/settings")));
      return settings.getProperty("trr.auth.client-secret");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void openDetails() throws IOException, InterruptedException {
    browser().run("document.querySelectorAll('details').forEach(one => one.open = true)");
  }

  /** Clicks on a switch. */
  void turn(String name) throws IOException, InterruptedException {
    browser().click("[data-switch='" + name + "']");
  }

  boolean isOn(String name) throws IOException, InterruptedException {
    String css = "[data-switch='" + name + "']";
    return (Boolean) browser().run("return document.querySelector(arguments[0]).checked", css);
  }

  /** The text of the first element, or an empty one where there is none. */
  String text(String css) throws IOException, InterruptedException {
    String script = "return (document.querySelector(arguments[0]) || {}).textContent || ''";
    return (String) browser().run(script, css);
  }

  void awaitText(String css, String text) {
    await().untilAsserted(() -> assertThat(text(css)).isEqualTo(text));
  }

  /** The journal's table, cells separated by a bar. */
  List<String> rows() throws IOException, InterruptedException {
    Object rows =
        browser()
            .run(
                "return [...document.querySelectorAll('#rows tr')].map(row =>"
                    + " [...row.cells].map(cell => cell.textContent.trim()).join('|'))");
    List<String> texts = new ArrayList<>();
    ((List<?>) rows).forEach(row -> texts.add((String) row));
    return texts;
  }

  /** How far the bar of the newest token reaches, in milliseconds. */
  double left() throws IOException, InterruptedException {
    return Double.parseDouble(browser().text("document.querySelector('#tokens progress').value"));
  }

  private PackagedSandbox sandbox() {
    return there(sandbox);
  }

  private void startSandbox() throws Exception {
    PackagedSandbox started = PackagedSandbox.start("--plain-http");
    Properties settings = started.settings();
    sandbox = started;
    caller =
        Caller.of(
            URI.create(settings.getProperty("trr.auth.base-url")),
            tls(started.trustStore()),
            settings.getProperty("trr.auth.client-id"),
            this::secret);
  }

  private void open() throws IOException, InterruptedException {
    browser().open(origin());
    awaitText("#live", "Live");
  }

  private static <T> T there(@Nullable T one) {
    if (one == null) {
      throw new IllegalStateException("There is a page only while tests run.");
    }
    return one;
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
}
