package io.github.trrauth.demo;

import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One application of the demo: a JVM of its own that is told where the vendor is. */
final class Program {
  private static final long LIMIT_MINUTES = 5;

  private final String title;
  private final List<String> arguments;

  private Program(String title, List<String> arguments) {
    this.title = title;
    this.arguments = arguments;
  }

  /** The CDI application: Weld SE, RESTEasy's client and the jar on the class path. */
  static Program cdi(Path home) {
    String classPath = home.resolve("trr-auth-demo.jar") + ":" + home.resolve("application") + "/*";
    return new Program(
        "Weld SE + RESTEasy",
        List.of(
            "-cp",
            classPath.replace(":", System.getProperty("path.separator")),
            "io.github.trrauth.demo.app.Main"));
  }

  /** The legacy program: classes for Java 8 and HttpURLConnection, with the agent attached. */
  static Program legacy(Path home) {
    Path folder = home.resolve("legacy");
    return new Program(
        "HttpURLConnection",
        List.of(
            "-javaagent:" + folder.resolve("trr-auth-agent.jar"),
            // What such a program needs on a JVM of today to send PATCH, with or without the agent.
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
            "-cp",
            folder.resolve("trr-auth-demo-legacy.jar").toString(),
            "orders.Orders"));
  }

  String title() {
    return title;
  }

  /** Starts it; the settings go through the environment, which other users cannot read. */
  Process start(Sandbox sandbox) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djavax.net.ssl.trustStore=" + sandbox.trustStore());
    command.add("-Djavax.net.ssl.trustStorePassword=" + sandbox.trustStorePassword());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    sandbox.settings().forEach((key, value) -> environment.put(variable(key), value));
    environment.put("VENDOR_URL", sandbox.baseUrl().toString());
    return builder.start();
  }

  /** The name under which MicroProfile Config looks for a key in the environment. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  static boolean succeeded(Process process) throws InterruptedException {
    return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
  }
}
