package io.github.trrauth.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** A client of a sandbox, as bare as can be. */
final class Caller {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI vendor;
  private final Supplier<String> id;
  private final Supplier<String> secret;

  private Caller(URI vendor, SSLContext tls, Supplier<String> id, Supplier<String> secret) {
    this.vendor = vendor;
    this.id = id;
    this.secret = secret;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .sslContext(tls)
            .build();
  }

  static Caller of(Sandbox sandbox) {
    Credentials credentials = sandbox.credentials();
    return new Caller(
        sandbox.baseUrl(), sandbox.sslContext(), credentials::clientId, credentials::clientSecret);
  }

  /** Of one that runs elsewhere. */
  static Caller of(URI vendor, SSLContext tls, String id, Supplier<String> secret) {
    return new Caller(vendor, tls, () -> id, secret);
  }

  /** A new token. */
  String token() throws IOException, InterruptedException {
    return (String) object(tokenAnswer()).get("access_token");
  }

  HttpResponse<String> tokenAnswer() throws IOException, InterruptedException {
    return postToken(id.get(), secret.get());
  }

  HttpResponse<String> postToken(String id, String secret)
      throws IOException, InterruptedException {
    String body = Json.write(Map.of("client_id", id, "client_secret", secret));
    return send(request(Sandbox.TOKEN_PATH, "POST", body));
  }

  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return call("GET", path, token, "");
  }

  HttpResponse<String> call(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    return send(request(path, method, body).header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> unsigned(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(request(path, method, body));
  }

  HttpRequest.Builder request(String path, String method, String body) {
    URI uri = URI.create(vendor + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT);
    return body.isEmpty()
        ? request.method(method, BodyPublishers.noBody())
        : request
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  static Map<String, Object> object(HttpResponse<String> answer) {
    return JsonReader.object(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
