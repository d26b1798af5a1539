package io.github.trrauth.sandbox;

import java.util.Map;

/** {@code POST /v1/bearer-token}: a client id and a client secret for a token. */
final class TokenEndpoint {
  private final Credentials credentials;
  private final Tokens tokens;

  TokenEndpoint(Credentials credentials, Tokens tokens) {
    this.credentials = credentials;
    this.tokens = tokens;
  }

  Answer answer(Request request) {
    if (!request.method().equals("POST")) {
      return Answer.notAllowed("POST");
    }
    if (!request.isJson()) {
      return Answer.message(400, "Content-Type must be application/json.");
    }
    Map<String, Object> body;
    try {
      body = JsonReader.object(request.body());
    } catch (IllegalArgumentException e) {
      return Answer.message(400, String.valueOf(e.getMessage()));
    }
    Object id = body.getOrDefault("client_id", Json.NULL);
    Object secret = body.getOrDefault("client_secret", Json.NULL);
    if (!(id instanceof String) || !(secret instanceof String)) {
      return Answer.message(400, "client_id and client_secret are required, both as strings.");
    }
    if (!credentials.match(id, secret)) {
      return Answer.message(401, "Invalid client credentials.");
    }
    return tokens.issue();
  }
}
