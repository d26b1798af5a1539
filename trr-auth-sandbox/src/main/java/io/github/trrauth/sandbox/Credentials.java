package io.github.trrauth.sandbox;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The client id and the client secrets that the vendor accepts. Safe for many threads. */
public final class Credentials {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String firstId;
  private final String firstSecret;
  private String clientId;
  private List<String> secrets;

  private Credentials(String clientId, String secret) {
    this.firstId = checked("client id", clientId);
    this.firstSecret = checked("client secret", secret);
    this.clientId = firstId;
    this.secrets = List.of(firstSecret);
  }

  static Credentials of(String clientId, String secret) {
    return new Credentials(clientId, secret);
  }

  static String newSecret() {
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    return "sandbox-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /**
   * The client id.
   *
   * @return the only one that is accepted
   */
  public synchronized String clientId() {
    return clientId;
  }

  /**
   * Changes the client id.
   *
   * @param clientId the only one that is accepted from now on
   * @throws IllegalArgumentException when it is empty
   */
  public synchronized void clientId(String clientId) {
    this.clientId = checked("client id", clientId);
  }

  /**
   * The newest client secret that is accepted.
   *
   * @return the secret to configure a client with
   * @throws IllegalStateException when none is accepted at present
   */
  public synchronized String clientSecret() {
    if (secrets.isEmpty()) {
      throw new IllegalStateException("No client secret is accepted at present.");
    }
    return secrets.get(secrets.size() - 1);
  }

  /**
   * All client secrets that are accepted, oldest first.
   *
   * @return an unmodifiable list
   */
  public synchronized List<String> secrets() {
    return secrets;
  }

  /**
   * Makes a new client secret and accepts no other: a rotation without overlap.
   *
   * @return the new secret
   */
  public synchronized String rotate() {
    String secret = newSecret();
    secrets = List.of(secret);
    return secret;
  }

  /**
   * Makes a new client secret beside those that are accepted: a rotation with overlap.
   *
   * @return the new secret
   */
  public synchronized String add() {
    String secret = newSecret();
    List<String> more = new ArrayList<>(secrets);
    more.add(secret);
    secrets = List.copyOf(more);
    return secret;
  }

  /** Accepts the newest client secret alone: the end of a rotation with overlap. */
  synchronized void withdrawOlder() {
    secrets = secrets.isEmpty() ? secrets : List.of(clientSecret());
  }

  /**
   * Sets which client secrets are accepted.
   *
   * @param secrets oldest first; none at all rejects everybody
   * @throws IllegalArgumentException when one of them is empty
   */
  public synchronized void accept(String... secrets) {
    Arrays.asList(secrets).forEach(secret -> checked("client secret", secret));
    this.secrets = List.of(secrets);
  }

  synchronized void reset() {
    clientId = firstId;
    secrets = List.of(firstSecret);
  }

  synchronized boolean match(Object id, Object secret) {
    return clientId.equals(id) && secrets.contains(secret);
  }

  private static String checked(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }
}
