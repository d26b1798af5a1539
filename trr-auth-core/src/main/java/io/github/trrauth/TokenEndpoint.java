package io.github.trrauth;

import java.util.concurrent.CompletableFuture;

/** The place that gives out tokens: one call, one request. */
interface TokenEndpoint {
  /**
   * Sends one token request.
   *
   * @return a stage that is completed with what came of it, never exceptionally
   */
  CompletableFuture<TokenAnswer> request(ClientCredentials credentials);

  /** The host, for texts. */
  String host();

  /** Ends a request that is under way; later ones fail. */
  void close();
}
