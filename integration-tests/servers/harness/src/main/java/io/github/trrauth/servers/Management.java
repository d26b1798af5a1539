package io.github.trrauth.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The management interface of a server, as far as it is HTTP and text. */
public final class Management {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final URI root;
  private final Map<String, String> headers;

  private Management(URI root, Map<String, String> headers) {
    this.root = root;
    this.headers = Map.copyOf(headers);
  }

  /**
   * Names an interface.
   *
   * @param root what paths are relative to
   * @param headers what each request has
   * @return an interface that need not be there yet
   */
  public static Management at(URI root, Map<String, String> headers) {
    return new Management(root, headers);
  }

  /**
   * Sends a request.
   *
   * @param method its method
   * @param path relative to the root
   * @param body its body
   * @return the body of the answer, whatever its status is
   */
  public String send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT).method(method, body);
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(method + ' ' + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
