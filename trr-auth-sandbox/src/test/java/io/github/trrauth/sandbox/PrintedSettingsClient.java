package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** A program that knows a sandbox from its settings alone: base URL, client id, client secret. */
final class PrintedSettingsClient {
  private PrintedSettingsClient() {}

  public static void main(String[] args) throws IOException {
    HttpURLConnection post = connect(args[0] + "/v1/bearer-token");
    post.setDoOutput(true);
    post.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = post.getOutputStream()) {
      String body = "{\"client_id\":\"%s\",\"client_secret\":\"%s\"}".formatted(args[1], args[2]);
      out.write(body.getBytes(UTF_8));
    }
    Object token = JsonReader.object(post.getInputStream().readAllBytes()).get("access_token");
    HttpURLConnection get = connect(args[0] + "/v1/vendor");
    get.setRequestProperty("Authorization", "Bearer " + token);
    System.out.println(get.getResponseCode());
  }

  private static HttpURLConnection connect(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(20_000);
    connection.setReadTimeout(20_000);
    return connection;
  }
}
