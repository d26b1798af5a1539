package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/** A client id with a secret that belongs to it: what one token request carries. */
final class ClientCredentials {
  private static final int DIGEST_BYTES = 32;

  private final String clientId;
  private final ClientSecret secret;

  private ClientCredentials(String clientId, ClientSecret secret) {
    this.clientId = clientId;
    this.secret = secret;
  }

  static ClientCredentials of(String clientId, ClientSecret secret) {
    return new ClientCredentials(clientId, secret);
  }

  String clientId() {
    return clientId;
  }

  ClientSecret secret() {
    return secret;
  }

  /**
   * Returns by what they are known again once they are forgotten: a hash of both parts, from which
   * the secret cannot be had.
   */
  String digest() {
    return Sha256.hex(clientId.length() + ":" + clientId + secret.value(), DIGEST_BYTES);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientCredentials
        && clientId.equals(((ClientCredentials) other).clientId)
        && secret.equals(((ClientCredentials) other).secret);
  }

  @Override
  public int hashCode() {
    return 31 * clientId.hashCode() + secret.hashCode();
  }

  @Override
  public String toString() {
    return "ClientCredentials[" + clientId + "]";
  }
}
