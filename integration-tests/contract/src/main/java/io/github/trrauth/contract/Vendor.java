package io.github.trrauth.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sandbox vendor seen from a client: its control interface, asked through a client that nothing
 * signs.
 */
final class Vendor {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI baseUrl;

  Vendor(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  void revokeTokens() {
    send("POST", "/sandbox/tokens/revoke", "{}");
  }

  void tokenLifetime(int seconds) {
    send("PUT", "/sandbox/tokens", "{\"lifetime\": " + seconds + "}");
  }

  /** Programmes the next answers of a path; what is given last is a list of JSON members. */
  void next(int times, String path, String members) {
    answers("\"path\": \"" + path + "\", \"times\": " + times + ", " + members);
  }

  void always(String path, String members) {
    answers("\"path\": \"" + path + "\", " + members);
  }

  private void answers(String members) {
    send("POST", "/sandbox/answers", "{" + members + "}");
  }

  /** Ends all misbehaviour and empties the journal. */
  void calm() {
    send("DELETE", "/sandbox/answers", "");
    send("PUT", "/sandbox/tokens", "{\"lifetime\": 3600}");
    send("DELETE", "/sandbox/journal", "");
  }

  /** What came for a path, on whichever listener. */
  List<Seen> seen(String path) {
    return journal().stream()
        .filter(entry -> entry.path().equals(path))
        .collect(Collectors.toList());
  }

  List<Seen> journal() {
    return Seen.parse(send("GET", "/sandbox/journal", ""));
  }

  private String send(String method, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            method + ' ' + path + ": " + answer.statusCode() + ' ' + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
