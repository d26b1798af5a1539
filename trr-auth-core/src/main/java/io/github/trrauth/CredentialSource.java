package io.github.trrauth;

import java.io.IOException;
import java.util.List;

/**
 * Where the credentials come from; read again for every fetch, so that a rotated secret is used
 * without a restart.
 */
interface CredentialSource {
  /**
   * Reads the credentials as they are now.
   *
   * @return the current ones and, where a next secret is configured, the next ones behind them
   * @throws IOException if a secret cannot be read; its text names the setting, never the secret
   */
  List<ClientCredentials> read() throws IOException;
}
