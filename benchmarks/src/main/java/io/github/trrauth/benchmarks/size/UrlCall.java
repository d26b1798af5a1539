package io.github.trrauth.benchmarks.size;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that calls a URL once; with an id and a secret it takes care of a token itself. */
final class UrlCall {
  private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

  private UrlCall() {}

  /**
   * Prints the status.
   *
   * @param arguments the URL; perhaps the token endpoint, the id and the secret
   */
  public static void main(String[] arguments) throws IOException {
    HttpURLConnection call = open(arguments[0]);
    if (arguments.length > 1) {
      call.setRequestProperty("Authorization", "Bearer " + fetch(arguments));
    }
    int status = call.getResponseCode();
    try (InputStream body = call.getInputStream()) {
      body.readAllBytes();
    }
    System.out.println(status);
  }

  private static String fetch(String[] arguments) throws IOException {
    HttpURLConnection request = open(arguments[1]);
    request.setDoOutput(true);
    request.setRequestProperty("Content-Type", "application/json");
    String body =
        "{\"client_id\":\"" + arguments[2] + "\",\"client_secret\":\"" + arguments[3] + "\"}";
    try (OutputStream out = request.getOutputStream()) {
      out.write(body.getBytes(UTF_8));
    }
    try (InputStream in = request.getInputStream()) {
      Matcher token = TOKEN.matcher(new String(in.readAllBytes(), UTF_8));
      if (!token.find()) {
        throw new IOException("no token");
      }
      return token.group(1);
    }
  }

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) new URL(url).openConnection();
  }
}
