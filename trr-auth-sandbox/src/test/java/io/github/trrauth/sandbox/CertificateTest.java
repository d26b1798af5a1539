package io.github.trrauth.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTest {
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void trustStore_loadedByAClient_makesItTrustTheSandbox() throws Exception {
    assertThat(open(sandbox.baseUrl(), trusting(sandbox.trustStore()))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void valid_everyNameOfLoopback_isAccepted(String host) throws Exception {
    URI uri = URI.create("https://" + host + ":" + sandbox.baseUrl().getPort());

    assertThat(open(uri, sandbox.sslContext())).isEqualTo(200);
  }

  @Test
  void valid_alternativeNames_areThoseOfLoopback() throws Exception {
    X509Certificate shown = shown(sandbox.baseUrl());

    assertThat(shown.getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(shown.getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void valid_hostNamesGiven_areAmongTheAlternativeNames() throws Exception {
    try (Sandbox named =
        Sandbox.builder().hostNames(List.of("vendor.trr-apps.com")).sharing(sandbox).start()) {
      URI another = named.openHttps("another");

      for (URI uri : List.of(named.baseUrl(), another)) {
        assertThat(shown(uri, named.sslContext()).getSubjectAlternativeNames())
            .extracting(name -> (Object) name.get(1))
            .contains("localhost", "vendor.trr-apps.com");
      }
    }
  }

  @Test
  void valid_clientOfTheDefaultAuthorities_refuses() throws Exception {
    assertThatThrownBy(() -> open(sandbox.baseUrl(), SSLContext.getDefault()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void expired_trustedAuthority_isRefusedForItsDate() {
    URI expired = sandbox.openHttps("expired", ServerCertificate.EXPIRED);

    assertThatThrownBy(() -> open(expired, sandbox.sslContext()))
        .isInstanceOf(SSLHandshakeException.class)
        .hasRootCauseInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void otherHost_trustedAuthority_isRefusedForItsName() {
    URI other = sandbox.openHttps("other-host", ServerCertificate.OTHER_HOST);

    assertThatThrownBy(() -> open(other, sandbox.sslContext()))
        .isInstanceOf(IOException.class)
        .hasRootCauseInstanceOf(CertificateException.class)
        .rootCause()
        .hasMessageContaining("localhost");
  }

  @Test
  void selfSigned_rightNameAndDate_isRefusedForItsIssuer() {
    URI selfSigned = sandbox.openHttps("self-signed", ServerCertificate.SELF_SIGNED);

    assertThatThrownBy(() -> open(selfSigned, sandbox.sslContext()))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("unable to find valid certification path");
    assertThat(sandbox.journal().entries(entry -> entry.listener().equals("self-signed")))
        .isEmpty();
  }

  @Test
  void expired_onTheVendorsOwnOrigin_isRefusedThere() {
    try (Sandbox expired =
        Sandbox.builder().certificate(ServerCertificate.EXPIRED).sharing(sandbox).start()) {
      assertThatThrownBy(() -> open(expired.baseUrl(), sandbox.sslContext()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void sharing_twoSandboxes_oneTrustStoreServesBoth() throws Exception {
    try (Sandbox shared = Sandbox.builder().sharing(sandbox).start();
        Sandbox stranger = Sandbox.start()) {
      assertThat(open(shared.baseUrl(), trusting(sandbox.trustStore()))).isEqualTo(200);
      assertThatThrownBy(() -> open(stranger.baseUrl(), trusting(sandbox.trustStore())))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("unable to find valid certification path");
    }
  }

  @Test
  void pem_read_isAnAuthorityThatSignedTheServersCertificate() throws Exception {
    byte[] pem = sandbox.certificatePem().getBytes(StandardCharsets.US_ASCII);
    X509Certificate authority =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem));

    assertThat(authority.getBasicConstraints()).isGreaterThanOrEqualTo(0);
    assertThatCode(() -> shown(sandbox.baseUrl()).verify(authority.getPublicKey()))
        .doesNotThrowAnyException();
  }

  @Test
  void trustStore_namedByTheBuilder_isKeptAndTheOthersAreNot(@TempDir Path folder) {
    Path named = folder.resolve("trust.jks");
    Sandbox keeping = Sandbox.builder().trustStore(named).start();
    Sandbox ordinary = Sandbox.start();
    Path temporary = ordinary.trustStore();
    assertThat(temporary).exists();

    keeping.close();
    ordinary.close();

    assertThat(named).exists();
    assertThat(temporary).doesNotExist();
  }

  private static SSLContext trusting(Path trustStore) throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(trustStore)) {
      store.load(in, sandbox.trustStorePassword().toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static int open(URI origin, SSLContext context) throws IOException {
    return connect(origin, context).getResponseCode();
  }

  private static X509Certificate shown(URI origin) throws IOException {
    return shown(origin, sandbox.sslContext());
  }

  private static X509Certificate shown(URI origin, SSLContext context) throws IOException {
    HttpsURLConnection connection = connect(origin, context);
    assertThat(connection.getResponseCode()).isEqualTo(200);
    return (X509Certificate) connection.getServerCertificates()[0];
  }

  private static HttpsURLConnection connect(URI origin, SSLContext context) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) origin.resolve("/open/echo").toURL().openConnection();
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setConnectTimeout(20_000);
    connection.setReadTimeout(20_000);
    return connection;
  }
}
