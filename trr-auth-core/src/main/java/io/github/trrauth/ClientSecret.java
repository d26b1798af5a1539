package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/**
 * The vendor's client secret: a value that does not print itself.
 *
 * <p>Immutable. Not serialisable.
 */
public final class ClientSecret {
  private final String value;

  private ClientSecret(String value) {
    this.value = value;
  }

  /**
   * Makes a secret.
   *
   * @param value the secret as the Vendor Portal shows it, not blank
   * @return the secret
   * @throws IllegalArgumentException if the value is blank
   */
  public static ClientSecret of(String value) {
    if (value.trim().isEmpty()) {
      throw new IllegalArgumentException("a client secret must not be blank");
    }
    return new ClientSecret(value);
  }

  String value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientSecret && value.equals(((ClientSecret) other).value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns a fixed text; never the value. */
  @Override
  public String toString() {
    return "ClientSecret[hidden]";
  }
}
