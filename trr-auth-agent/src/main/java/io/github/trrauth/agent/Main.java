package io.github.trrauth.agent;

import java.io.PrintStream;

/** What {@code java -jar trr-auth-agent.jar} runs: it says what the jar is and how to attach it. */
public final class Main {
  private static final String[] TEXT = {
    "It gives the requests that a program makes through java.net.HttpURLConnection their bearer",
    "token, if they go to the vendor's API; the program needs no change.",
    "",
    "Attach it to a program, on Java 8 or newer:",
    "",
    "  java -javaagent:trr-auth-agent.jar=config-file=/etc/trr-auth.properties -jar program.jar",
    "",
    "with a file /etc/trr-auth.properties that holds",
    "",
    "  trr.auth.client-id=...",
    "  trr.auth.client-secret-file=/run/secrets/trr-auth",
    "",
    "Every setting can also be a system property, -Dtrr.auth.client-id=..., or an environment",
    "variable, TRR_AUTH_CLIENT_ID=...; a secret is better not put on a command line.",
  };

  private Main() {}

  /**
   * Prints the text.
   *
   * @param arguments not used
   */
  public static void main(String[] arguments) {
    print(System.out);
  }

  static void print(PrintStream out) {
    String version = Main.class.getPackage().getImplementationVersion();
    out.println("trr-auth agent" + (version == null ? "" : " " + version));
    for (String line : TEXT) {
      out.println(line);
    }
  }
}
