package io.github.trrauth.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** {@code java -jar trr-auth-sandbox.jar}: a sandbox that runs until it is stopped. */
final class Main {
  private static final String USAGE =
      "java -jar trr-auth-sandbox.jar [--port N] [--page-port N] [--plain-http]"
          + " [--trust-store FILE]";
  private static final int WRONG_USAGE = 2;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Sandbox sandbox;
    URI page;
    Options options;
    try {
      options = Options.of(args);
      sandbox = options.sandbox.start();
      page = openPage(sandbox, options.pagePort);
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "trr-auth-sandbox-stop"));
    System.out.print(settings(sandbox, page, options.plainHttp));
    System.out.flush();
    new CountDownLatch(1).await(); // until the JVM is told to end
  }

  /** What has been started is ended where there is no such port to be had. */
  private static URI openPage(Sandbox sandbox, int port) {
    try {
      return sandbox.openPage(port);
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /** A properties file: what is not a setting stands in comments. */
  private static String settings(Sandbox sandbox, URI page, boolean plainHttp) {
    StringBuilder text = new StringBuilder("# A vendor to develop against; Ctrl+C stops it.\n");
    sandbox
        .settings()
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    text.append("# For the JVM that is to trust it:\n# -Djavax.net.ssl.trustStore=");
    text.append(sandbox.trustStore()).append(" -Djavax.net.ssl.trustStorePassword=");
    text.append(sandbox.trustStorePassword()).append('\n');
    if (plainHttp) {
      text.append("# Without TLS: ").append(sandbox.httpUrl()).append('\n');
    }
    text.append("# To watch it, in a browser: ").append(page).append("/\n");
    text.append("# To make it misbehave: curl -k ").append(sandbox.baseUrl()).append("/sandbox\n");
    return text.toString();
  }

  private static void stop(Sandbox sandbox) {
    System.out.print(sandbox.journal().summary().toString().replaceAll("(?m)^(?=.)", "# "));
    System.out.flush();
    sandbox.close();
  }

  /** What the command line asks for. */
  private static final class Options {
    private final Sandbox.Builder sandbox = Sandbox.builder();
    private int pagePort;
    private boolean plainHttp;

    static Options of(String... args) {
      Options options = new Options();
      Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
      while (!rest.isEmpty()) {
        options.take(rest.remove(), rest);
      }
      return options;
    }

    private void take(String option, Deque<String> rest) {
      switch (option) {
        case "--port":
          sandbox.port(number(option, rest));
          break;
        case "--page-port":
          pagePort = number(option, rest);
          break;
        case "--plain-http":
          sandbox.plainHttp();
          plainHttp = true;
          break;
        case "--trust-store":
          sandbox.trustStore(Path.of(value(option, rest)));
          break;
        default:
          throw new IllegalArgumentException("There is no option " + option + ".");
      }
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
  }
}
