package io.github.trrauth.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An application that runs in a server, seen from the test. */
public final class Probe {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final URI root;

  private Probe(URI root) {
    this.root = root;
  }

  /**
   * Names an application.
   *
   * @param server where it runs
   * @param name its name
   * @return its probe
   */
  public static Probe of(Server server, String name) {
    return new Probe(server.root(name).resolve("probe/"));
  }

  /**
   * Lists the contract's checks.
   *
   * @return their names
   */
  public List<String> checks() {
    return lines(send("GET", "checks"));
  }

  /**
   * Runs a check.
   *
   * @param name its name
   * @return {@code passed}, or why it has not
   */
  public String check(String name) {
    return send("POST", "checks/" + name).strip();
  }

  /**
   * Lists the kinds of threads that the application has.
   *
   * @return their names
   */
  public List<String> threads() {
    return lines(send("GET", "threads"));
  }

  /**
   * Lets the application call the vendor.
   *
   * @param thread the kind of thread
   * @param client the kind of client
   * @return {@code state}, {@code token} and {@code tokens} of the call, or {@code failure}
   */
  public Map<String, String> call(String thread, String client) {
    return parse(send("POST", "call?thread=" + thread + "&client=" + client));
  }

  /**
   * Lists the calls that the application has made at its start.
   *
   * @return the state of the token by the place of the call
   */
  public Map<String, String> atStart() {
    return parse(send("GET", "at-start"));
  }

  /**
   * Names the token of the injected token source.
   *
   * @return its fingerprint
   */
  public String token() {
    return send("GET", "token").strip();
  }

  /**
   * Lists what the server has taken from our jar for itself.
   *
   * @return a line each
   */
  public List<String> inventory() {
    return lines(send("GET", "inventory"));
  }

  /**
   * Names the JVM's log manager.
   *
   * @return the name of its class
   */
  public String logManager() {
    return send("GET", "log-manager").strip();
  }

  /**
   * Starts to call the vendor on many threads.
   *
   * @param client the kind of client
   */
  public void startLoad(String client) {
    send("POST", "load?client=" + client);
  }

  /**
   * Asks for the calls on many threads.
   *
   * @return {@code calls}, {@code failures} and {@code texts} so far
   */
  public Map<String, String> load() {
    return parse(send("GET", "load"));
  }

  /**
   * Ends the calls on many threads.
   *
   * @return {@code calls}, {@code failures} and {@code texts}
   */
  public Map<String, String> stopLoad() {
    return parse(send("DELETE", "load"));
  }

  /**
   * Lets an application without beans call the vendor.
   *
   * @param vendor the vendor's origin
   * @return the status of the answer
   */
  public String callFromPlain(URI vendor) {
    return send("GET", "call?uri=" + vendor.resolve("/v1/vendor")).strip();
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).collect(Collectors.toList());
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines(text)) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return values;
  }

  private String send(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(LIMIT)
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200 && answer.statusCode() != 204) {
        throw new AssertionError(
            method + ' ' + request.uri() + ": " + answer.statusCode() + ' ' + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(method + ' ' + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
