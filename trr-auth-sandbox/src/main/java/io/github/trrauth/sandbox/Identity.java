package io.github.trrauth.sandbox;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;

/**
 * A key pair and its X.509 certificate (RFC 5280), written by hand because the JDK can read
 * certificates but has no public way to make one. P-256 with SHA-256: quick to make, and known to
 * every client from Java 8 on.
 */
final class Identity {
  private static final byte[] SIGNATURE_ALGORITHM = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final byte[] NOT_AN_AUTHORITY = Der.sequence();
  private static final byte[] SIGNS_CERTIFICATES = Der.bits(2, new byte[] {0x04});
  private static final byte[] SIGNS_HANDSHAKES = Der.bits(7, new byte[] {(byte) 0x80});
  private static final byte[] SERVER_AUTH = Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"));
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair keys;
  private final X509Certificate certificate;

  private Identity(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /** An authority that vouches for itself. */
  static Identity authority(String name, Instant from, Instant to) throws GeneralSecurityException {
    KeyPair keys = newKeys();
    byte[] extensions =
        Der.sequence(
            extension("2.5.29.19", true, Der.sequence(Der.yes())),
            extension("2.5.29.15", true, SIGNS_CERTIFICATES),
            extension("2.5.29.14", false, Der.octets(keyId(keys))));
    return new Identity(keys, sign(keys, name, keys, name, from, to, extensions));
  }

  /** A server of the given alternative names, which this identity vouches for. */
  Identity issue(String name, byte[] alternativeNames, Instant from, Instant to)
      throws GeneralSecurityException {
    KeyPair server = newKeys();
    byte[] extensions = serverExtensions(server, keys, alternativeNames);
    return new Identity(server, sign(server, name, keys, commonName(), from, to, extensions));
  }

  /** A server that nobody but itself vouches for. */
  static Identity selfSigned(String name, byte[] alternativeNames, Instant from, Instant to)
      throws GeneralSecurityException {
    KeyPair keys = newKeys();
    byte[] extensions = serverExtensions(keys, keys, alternativeNames);
    return new Identity(keys, sign(keys, name, keys, name, from, to, extensions));
  }

  KeyPair keys() {
    return keys;
  }

  X509Certificate certificate() {
    return certificate;
  }

  private String commonName() {
    return certificate.getSubjectX500Principal().getName().substring("CN=".length());
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] serverExtensions(KeyPair server, KeyPair issuer, byte[] alternativeNames)
      throws GeneralSecurityException {
    return Der.sequence(
        extension("2.5.29.19", true, NOT_AN_AUTHORITY),
        extension("2.5.29.15", true, SIGNS_HANDSHAKES),
        extension("2.5.29.37", false, SERVER_AUTH),
        extension("2.5.29.17", false, alternativeNames),
        extension("2.5.29.14", false, Der.octets(keyId(server))),
        extension("2.5.29.35", false, Der.sequence(Der.tagged(0x80, keyId(issuer)))));
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] keyId(KeyPair keys) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
    return Arrays.copyOf(hash, 20);
  }

  private static X509Certificate sign(
      KeyPair subject,
      String subjectName,
      KeyPair issuer,
      String issuerName,
      Instant from,
      Instant to,
      byte[] extensions)
      throws GeneralSecurityException {
    byte[] content =
        Der.sequence(
            Der.tagged(0xA0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(new BigInteger(64, RANDOM).add(BigInteger.ONE)),
            SIGNATURE_ALGORITHM,
            name(issuerName),
            Der.sequence(Der.time(from), Der.time(to)),
            name(subjectName),
            subject.getPublic().getEncoded(),
            Der.tagged(0xA3, extensions));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issuer.getPrivate());
    signature.update(content);
    byte[] der = Der.sequence(content, SIGNATURE_ALGORITHM, Der.bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
  }
}
