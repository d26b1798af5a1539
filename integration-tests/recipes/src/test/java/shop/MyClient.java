package shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A client of the vendor that fetches its tokens itself: the sandbox serves anybody. */
class MyClient {
  private final HttpClient http;
  private final Map<String, String> settings;
  private String token;

  MyClient(Map<String, String> settings, SSLContext trust) {
    this.settings = settings;
    this.http = HttpClient.newBuilder().sslContext(trust).build();
    this.token = fetch();
  }

  /** Reads the vendor's settings, with another token after a 401. */
  String vendor() {
    HttpResponse<String> answer = read();
    if (answer.statusCode() == 401) {
      token = fetch();
      answer = read();
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the vendor said " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse<String> read() {
    return send(
        HttpRequest.newBuilder(uri("/v1/vendor")).header("Authorization", "Bearer " + token));
  }

  private String fetch() {
    String body =
        """
        {"client_id": "%s", "client_secret": "%s"}"""
            .formatted(settings.get("trr.auth.client-id"), settings.get("trr.auth.client-secret"));
    return send(HttpRequest.newBuilder(uri("/v1/bearer-token"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)))
        .body()
        .replaceAll("(?s).*\"access_token\" *: *\"([^\"]+)\".*", "$1");
  }

  private URI uri(String path) {
    return URI.create(settings.get("trr.auth.base-url") + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
