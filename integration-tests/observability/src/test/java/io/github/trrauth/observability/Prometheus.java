package io.github.trrauth.observability;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Prometheus that scrapes one target every second and evaluates our rules. */
final class Prometheus implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI api;
  private final Process process;

  private Prometheus(URI api, Process process) {
    this.api = api;
    this.process = process;
  }

  static Prometheus start(Path folder, URI target) throws IOException {
    Tool tool = Tool.named("prometheus");
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ['%s']
        scrape_configs:
          - job_name: shop
            static_configs: [{targets: ['%s']}]
        """
            .formatted(
                Tool.docs().toRealPath().resolve("prometheus-alerts.yml"), target.getAuthority()));
    int port = freePort();
    Process process =
        tool.start(
            folder,
            folder.resolve("log.txt"),
            List.of(
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port));
    return new Prometheus(URI.create("http://127.0.0.1:" + port + "/api/v1/"), process);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Evaluates an expression; returns the series, each with its labels and its value. */
  JsonArray query(String expression) throws IOException, InterruptedException {
    String query = "query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
    return get(query).getJsonArray("result");
  }

  /** Returns the alert rules with their state and health. */
  List<JsonObject> rules() throws IOException, InterruptedException {
    return get("rules").getJsonArray("groups").getValuesAs(JsonObject.class).stream()
        .flatMap(group -> group.getJsonArray("rules").getValuesAs(JsonObject.class).stream())
        .toList();
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(api.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      JsonObject answer = reader.readObject();
      if (!answer.getString("status").equals("success")) {
        throw new AssertionError(path + ": " + answer);
      }
      return answer.getJsonObject("data");
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
