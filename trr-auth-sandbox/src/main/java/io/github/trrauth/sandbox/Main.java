package io.github.trrauth.sandbox;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** {@code java -jar trr-auth-sandbox.jar}: a sandbox that runs until it is stopped. */
final class Main {
  private static final String USAGE =
      "java -jar trr-auth-sandbox.jar [--port N] [--plain-http] [--trust-store FILE]";
  private static final int WRONG_USAGE = 2;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Sandbox sandbox;
    try {
      sandbox = builder(args).start();
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "trr-auth-sandbox-stop"));
    System.out.print(settings(sandbox));
    System.out.flush();
    new CountDownLatch(1).await(); // until the JVM is told to end
  }

  private static Sandbox.Builder builder(String... args) {
    Sandbox.Builder builder = Sandbox.builder();
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
    while (!rest.isEmpty()) {
      String option = rest.remove();
      switch (option) {
        case "--port":
          builder.port(number(option, rest));
          break;
        case "--plain-http":
          builder.plainHttp();
          break;
        case "--trust-store":
          builder.trustStore(Path.of(value(option, rest)));
          break;
        default:
          throw new IllegalArgumentException("There is no option " + option + ".");
      }
    }
    return builder;
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.remove();
  }

  private static int number(String option, Deque<String> rest) {
    String value = value(option, rest);
    if (!value.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(option + " must be a port number, was " + value);
    }
    return Integer.parseInt(value);
  }

  /** A properties file: what is not a setting stands in comments. */
  private static String settings(Sandbox sandbox) {
    StringBuilder text = new StringBuilder("# A vendor to develop against; Ctrl+C stops it.\n");
    sandbox
        .settings()
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    text.append("# For the JVM that is to trust it:\n# -Djavax.net.ssl.trustStore=");
    text.append(sandbox.trustStore()).append(" -Djavax.net.ssl.trustStorePassword=");
    text.append(sandbox.trustStorePassword()).append('\n');
    text.append("# To make it misbehave: curl -k ").append(sandbox.baseUrl()).append("/sandbox\n");
    return text.toString();
  }

  private static void stop(Sandbox sandbox) {
    System.out.print(sandbox.journal().summary().toString().replaceAll("(?m)^(?=.)", "# "));
    System.out.flush();
    sandbox.close();
  }
}
