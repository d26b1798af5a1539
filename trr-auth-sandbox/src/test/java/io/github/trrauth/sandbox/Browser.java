package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Chromium without a window, driven in the WebDriver protocol (W3C, sections 8 to 17). */
final class Browser implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final List<String> PROGRAMS = List.of("chromium", "chromedriver");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Process driver;
  private final Path profile;
  private final String root;
  private String session = "";

  private Browser(Process driver, int port, Path profile) {
    this.profile = profile;
    this.driver = driver;
    this.root = "http://localhost:" + port + "/session";
  }

  /** What the machine lacks and how to get it, or an empty text. */
  static String missing() {
    List<String> missing = new ArrayList<>(PROGRAMS);
    missing.removeIf(program -> !program(program).toString().isEmpty());
    return missing.isEmpty()
        ? ""
        : String.join(" and ", missing)
            + " missing on the PATH: apt-get install -y chromium chromium-driver";
  }

  /** Starts one with a profile of its own; every host but those of loopback is unknown to it. */
  static Browser start() throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("trr-auth-browser");
    Process driver =
        new ProcessBuilder(program("chromedriver").toString(), "--port=0")
            .redirectErrorStream(true)
            .start();
    Browser browser = new Browser(driver, port(driver), profile);
    Map<String, Object> options =
        Map.of(
            "binary",
            program("chromium").toString(),
            "args",
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP rebound.test 127.0.0.1, MAP * ~NOTFOUND,"
                    + " EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile));
    Map<String, Object> wanted =
        Map.of("goog:chromeOptions", options, "goog:loggingPrefs", Map.of("browser", "ALL"));
    Object answer = browser.ask("POST", "", Map.of("capabilities", Map.of("alwaysMatch", wanted)));
    browser.session = "/" + ((Map<?, ?>) answer).get("sessionId");
    browser.size(1360, 1000);
    return browser;
  }

  void open(String url) throws IOException, InterruptedException {
    ask("POST", "/url", Map.of("url", url));
  }

  void size(int width, int height) throws IOException, InterruptedException {
    ask("POST", "/window/rect", Map.of("width", width, "height", height));
  }

  /** Runs the body of a function; what it returns. */
  Object run(String script, Object... arguments) throws IOException, InterruptedException {
    return ask("POST", "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
  }

  /** What an expression is, as text. */
  String text(String expression) throws IOException, InterruptedException {
    return String.valueOf(run("return String(" + expression + ")"));
  }

  void click(String css) throws IOException, InterruptedException {
    ask("POST", "/element/" + elements(css).get(0) + "/click", Map.of());
  }

  /** Takes the place of what a field holds. */
  void type(String css, String text) throws IOException, InterruptedException {
    String field = "/element/" + elements(css).get(0);
    ask("POST", field + "/clear", Map.of());
    ask("POST", field + "/value", Map.of("text", text));
  }

  /** Presses and releases a key, wherever the focus is. */
  void press(String key) throws IOException, InterruptedException {
    List<Object> strokes =
        List.of(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key));
    Map<String, Object> keyboard = Map.of("type", "key", "id", "keyboard", "actions", strokes);
    ask("POST", "/actions", Map.of("actions", List.of(keyboard)));
  }

  List<String> elements(String css) throws IOException, InterruptedException {
    Object found = ask("POST", "/elements", Map.of("using", "css selector", "value", css));
    List<String> ids = new ArrayList<>();
    ((List<?>) found).forEach(one -> ids.add((String) ((Map<?, ?>) one).get(ELEMENT)));
    return ids;
  }

  /** An element as an argument of a script. */
  static Map<String, String> reference(String element) {
    return Map.of(ELEMENT, element);
  }

  /** The name that a screen reader says. */
  String label(String element) throws IOException, InterruptedException {
    return String.valueOf(ask("GET", "/element/" + element + "/computedlabel", Map.of()));
  }

  /** Lets pages know what the user prefers, such as {@code prefers-color-scheme: dark}. */
  void prefer(String feature, String value) throws IOException, InterruptedException {
    Map<String, Object> features =
        Map.of("features", List.of(Map.of("name", feature, "value", value)));
    ask(
        "POST",
        "/goog/cdp/execute",
        Map.of("cmd", "Emulation.setEmulatedMedia", "params", features));
  }

  /** What the pages have said on the console since the last time. */
  List<String> console() throws IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    Object log = ask("POST", "/se/log", Map.of("type", "browser"));
    ((List<?>) log).forEach(line -> said.add(String.valueOf(((Map<?, ?>) line).get("message"))));
    return said;
  }

  /** What is in sight, as a PNG. */
  byte[] screenshot() throws IOException, InterruptedException {
    return Base64.getDecoder().decode((String) ask("GET", "/screenshot", Map.of()));
  }

  @Override
  public void close() throws IOException {
    try {
      ask("DELETE", "", Map.of());
    } catch (IOException | IllegalStateException e) {
      // It is ended below either way.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      List<ProcessHandle> processes = driver.descendants().collect(Collectors.toList());
      processes.add(driver.toHandle());
      processes.forEach(ProcessHandle::destroyForcibly);
      processes.forEach(process -> process.onExit().join());
    }
    delete(profile);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
        Files.deleteIfExists(one);
      }
    }
  }

  private Object ask(String method, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + session + path)).timeout(LIMIT);
    if (method.equals("POST")) {
      request.header("Content-Type", "application/json; charset=utf-8");
      request.POST(BodyPublishers.ofString(Json.write(body)));
    } else {
      request.method(method, BodyPublishers.noBody());
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    Object value = Caller.object(answer).getOrDefault("value", Json.NULL);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          method + ' ' + path + ": " + ((Map<?, ?>) value).get("message"));
    }
    return value;
  }

  private static int port(Process driver) throws IOException {
    // Not closed: the process goes on.
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return Integer.parseInt(started.group(1));
      }
    }
    throw new IOException("chromedriver ended early.");
  }

  /** Where a program lies, or an empty path. */
  private static Path program(String name) {
    String path = String.valueOf(System.getenv("PATH"));
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, name);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    return Path.of("");
  }
}
