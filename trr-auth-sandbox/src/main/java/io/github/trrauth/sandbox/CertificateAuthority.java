package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The authority behind a sandbox's certificates. Clients trust it, and not the server's certificate
 * itself: the JDK takes a certificate that is in the trust store as it is, expired or not.
 */
final class CertificateAuthority {
  static final String PASSWORD = "changeit";

  private static final String HOST = "localhost";
  private static final String OTHER_HOST = "vendor.example";
  private static final byte[] LOOPBACK_IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final Identity identity;
  private final Instant made;

  private CertificateAuthority(Identity identity, Instant made) {
    this.identity = identity;
    this.made = made;
  }

  static CertificateAuthority create() {
    Instant now = Instant.now();
    // Of its own name: between two of one name a client would try the wrong one's key.
    String name = "trr-auth sandbox authority " + UUID.randomUUID();
    try {
      Instant from = now.minus(Duration.ofDays(60));
      Instant to = now.plus(Duration.ofDays(365));
      return new CertificateAuthority(Identity.authority(name, from, to), now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM cannot make a P-256 certificate.", e);
    }
  }

  /** What a listener needs to show the given certificate, which holds for more names if it can. */
  SSLContext server(ServerCertificate kind, List<String> moreNames) {
    try {
      Identity server = issue(kind, moreNames);
      Certificate[] chain =
          kind == ServerCertificate.SELF_SIGNED
              ? new Certificate[] {server.certificate()}
              : new Certificate[] {server.certificate(), identity.certificate()};
      KeyStore store = emptyStore("PKCS12");
      store.setKeyEntry("server", server.keys().getPrivate(), PASSWORD.toCharArray(), chain);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This JVM cannot make a " + kind + " certificate.", e);
    }
  }

  /** What a client needs to trust the sandbox, and nobody else. */
  SSLContext client() {
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trustStore());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This JVM cannot trust the sandbox's authority.", e);
    }
  }

  /** Writes a trust store in the one format that every JVM from Java 8 on reads. */
  void writeTrustStore(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      trustStore().store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("The trust store " + file + " cannot be written.", e);
    }
  }

  String pem() {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(identity.certificate().getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The authority's certificate cannot be encoded.", e);
    }
  }

  private Identity issue(ServerCertificate kind, List<String> moreNames)
      throws GeneralSecurityException {
    byte[] names = names(moreNames);
    Instant from = made.minus(Duration.ofDays(30));
    Instant to = made.plus(Duration.ofDays(365));
    switch (kind) {
      case VALID:
        return identity.issue(HOST, names, from, to);
      case EXPIRED:
        return identity.issue(HOST, names, from, made.minus(Duration.ofDays(1)));
      case OTHER_HOST:
        byte[] other = Der.sequence(Der.tagged(0x82, OTHER_HOST.getBytes(US_ASCII)));
        return identity.issue(OTHER_HOST, other, from, to);
      case SELF_SIGNED:
        return Identity.selfSigned(HOST, names, from, to);
    }
    throw new AssertionError(kind);
  }

  /** The names of loopback and those given, as subject alternative names. */
  private static byte[] names(List<String> more) {
    List<byte[]> names = new ArrayList<>();
    names.add(Der.tagged(0x82, HOST.getBytes(US_ASCII)));
    names.add(Der.tagged(0x87, new byte[] {127, 0, 0, 1}));
    names.add(Der.tagged(0x87, LOOPBACK_IPV6));
    more.forEach(name -> names.add(Der.tagged(0x82, name.getBytes(US_ASCII))));
    return Der.sequence(names.toArray(new byte[0][]));
  }

  private KeyStore trustStore() throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore("JKS");
    store.setCertificateEntry("trr-auth-sandbox", identity.certificate());
    return store;
  }

  private static KeyStore emptyStore(String type) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    return store;
  }
}
