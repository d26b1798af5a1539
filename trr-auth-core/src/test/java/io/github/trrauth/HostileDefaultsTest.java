package io.github.trrauth;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.SandboxExtension;
import io.github.trrauth.sandbox.ServerCertificate;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application has done to the JVM's defaults does not reach the token request. */
class HostileDefaultsTest {
  @RegisterExtension static final SandboxExtension RUNNING = new SandboxExtension();

  private static TrustedSandbox trust;

  private final DaemonTasks tasks = new DaemonTasks();
  private final SSLSocketFactory socketFactory = HttpsURLConnection.getDefaultSSLSocketFactory();
  private final HostnameVerifier verifier = HttpsURLConnection.getDefaultHostnameVerifier();
  private final boolean followsRedirects = HttpsURLConnection.getFollowRedirects();
  private SSLContext context;
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
  void remember() throws Exception {
    context = SSLContext.getDefault();
    sandbox = RUNNING.sandbox();
  }

  @AfterEach
  void restore() {
    SSLContext.setDefault(context);
    HttpsURLConnection.setDefaultSSLSocketFactory(socketFactory);
    HttpsURLConnection.setDefaultHostnameVerifier(verifier);
    HttpsURLConnection.setFollowRedirects(followsRedirects);
    tasks.close();
  }

  private TokenAnswer ask(URI baseUrl) {
    Map<String, String> values = sandbox.settings();
    values.put(Setting.BASE_URL.key(), baseUrl.toString());
    HttpTokenEndpoint endpoint =
        new HttpTokenEndpoint(
            Settings.read(values::get), ConnectionOpener.PLAIN, TimeSource.SYSTEM, tasks);
    return endpoint
        .request(
            ClientCredentials.of(
                sandbox.credentials().clientId(),
                ClientSecret.of(sandbox.credentials().clientSecret())))
        .join();
  }

  private void installTrustAll() throws Exception {
    SSLContext trustAll = SSLContext.getInstance("TLS");
    trustAll.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
    SSLContext.setDefault(trustAll);
    HttpsURLConnection.setDefaultSSLSocketFactory(trustAll.getSocketFactory());
    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
    HttpsURLConnection.setFollowRedirects(true);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
  void certificate_bad_isRefusedInSpiteOfTrustAllDefaults(ServerCertificate certificate)
      throws Exception {
    URI bad = sandbox.openHttps(certificate.name(), certificate);
    installTrustAll();
    assertThat(statusWithDefaults(bad)).as("the defaults are in place").isEqualTo(401);

    TokenAnswer answer = ask(bad);

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).contains("SSLHandshakeException");
    assertThat(
            new Failures("h", Duration.ofSeconds(1), new VirtualTime()).unavailable(answer, 1, 0))
        .hasMessageContaining("javax.net.ssl.trustStore");
    assertThat(sandbox.journal().tokenRequests()).isEmpty();
  }

  private static int statusWithDefaults(URI bad) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) bad.resolve("/v1/vendor").toURL().openConnection();
    int status = connection.getResponseCode();
    connection.disconnect();
    return status;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
  void certificate_bad_isRefusedWithTheUsualDefaults(ServerCertificate certificate) {
    URI bad = sandbox.openHttps("usual-" + certificate.name(), certificate);

    assertThat(ask(bad).kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(sandbox.journal().tokenRequests()).isEmpty();
  }

  @Test
  void certificate_unknownAuthority_isRefused() {
    try (Sandbox stranger = Sandbox.start()) {
      assertThat(ask(stranger.baseUrl()).kind()).isEqualTo(TokenAnswer.Kind.FAILED);
      assertThat(stranger.journal().entries()).isEmpty();
    }
  }

  @Test
  void certificate_good_isAcceptedWhateverTheDefaults() throws Exception {
    installTrustAll();
    assertThat(ask(sandbox.baseUrl()).kind()).isEqualTo(TokenAnswer.Kind.GRANTED);

    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> false);
    assertThat(ask(sandbox.baseUrl()).kind()).isEqualTo(TokenAnswer.Kind.GRANTED);
  }

  @Test
  void redirect_defaultsFollow_isNotFollowed() throws Exception {
    installTrustAll();
    URI elsewhere = sandbox.openHttps("elsewhere");
    sandbox.always(Sandbox.TOKEN_PATH, with().redirect(307, elsewhere + Sandbox.TOKEN_PATH));

    assertThat(ask(sandbox.baseUrl()).kind()).isEqualTo(TokenAnswer.Kind.REJECTED);
    assertThat(sandbox.journal().entries()).hasSize(1);
  }

  @Test
  void authenticator_serverAsksForALogin_isNotAskedAndTheSecretIsSentOnce() {
    List<String> asked = new ArrayList<>();
    Authenticator before = Authenticator.getDefault();
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            asked.add(getRequestingScheme());
            return new PasswordAuthentication("user", "password".toCharArray());
          }
        });
    try {
      for (String scheme : new String[] {"Basic", "Digest nonce=\"n\",", "NTLM", "Negotiate"}) {
        sandbox.always(
            Sandbox.TOKEN_PATH,
            with()
                .status(401)
                .header("WWW-Authenticate", scheme + " realm=\"vendor\"")
                .body("{\"message\":\"Unauthorized\"}"));
        sandbox.journal().clear();

        TokenAnswer answer = ask(sandbox.baseUrl());

        assertThat(answer.kind()).as(scheme).isEqualTo(TokenAnswer.Kind.REJECTED);
        assertThat(answer.text()).isEqualTo("HTTP 401 \"Unauthorized\"");
        assertThat(sandbox.journal().entries()).as(scheme).hasSize(1);
      }
    } finally {
      Authenticator.setDefault(before);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void responseCache_isNeitherAskedNorFed() {
    List<String> calls = new ArrayList<>();
    ResponseCache before = ResponseCache.getDefault();
    ResponseCache.setDefault(
        new ResponseCache() {
          @Override
          public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
            calls.add("get");
            return null;
          }

          @Override
          public CacheRequest put(URI uri, URLConnection connection) {
            calls.add("put");
            return null;
          }
        });
    try {
      assertThat(ask(sandbox.baseUrl()).kind()).isEqualTo(TokenAnswer.Kind.GRANTED);
    } finally {
      ResponseCache.setDefault(before);
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void cookieHandler_seesNeitherSecretNorToken() {
    StringBuilder seen = new StringBuilder();
    TokenAnswer answer =
        askWith(
            new CookieHandler() {
              @Override
              public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                seen.append(uri).append(headers);
                return Map.of();
              }

              @Override
              public void put(URI uri, Map<String, List<String>> headers) {
                seen.append(uri).append(headers);
              }
            });

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.GRANTED);
    assertThat(seen.toString())
        .doesNotContain(sandbox.credentials().clientSecret(), answer.token());
  }

  @Test
  void cookieHandler_throws_isAFailure() {
    TokenAnswer answer =
        askWith(
            new CookieHandler() {
              @Override
              public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                throw new IllegalStateException("cookies");
              }

              @Override
              public void put(URI uri, Map<String, List<String>> headers) {}
            });

    assertThat(answer.kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(answer.text()).contains("cookies");
  }

  private TokenAnswer askWith(CookieHandler handler) {
    CookieHandler before = CookieHandler.getDefault();
    CookieHandler.setDefault(handler);
    try {
      return ask(sandbox.baseUrl());
    } finally {
      CookieHandler.setDefault(before);
    }
  }

  @Test
  void proxySelector_throws_isAFailure() {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalStateException("selector");
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
    try {
      assertThat(ask(sandbox.baseUrl()).kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  /** What legacy code installs to get rid of certificate errors. */
  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
