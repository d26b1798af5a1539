package io.github.trrauth.demo;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Sandbox;
import io.github.trrauth.sandbox.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo: plain applications do two hundred rounds of business with a vendor, of four calls each
 * and from eight threads, while their token is revoked and another one expires.
 */
public final class Demo {
  private static final int CALLS = 800;
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Ten for each thread of a program. */
  private static final int SETTLING_CALLS = 80;

  private final Path home;
  private final PrintStream out;

  Demo(Path home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /**
   * Runs the demo; its exit status is 0 only if all went well.
   *
   * @param args the folder with the demo's jars
   * @throws Exception if a program cannot be run
   */
  public static void main(String[] args) throws Exception {
    boolean good = new Demo(Path.of(args[0]), System.out).run();
    System.exit(good ? 0 : 1);
  }

  boolean run() throws IOException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Program program : List.of(Program.cdi(home), Program.legacy(home))) {
      outcomes.add(run(program));
    }
    out.println();
    out.print("What the vendor saw:\n" + Outcome.header());
    outcomes.forEach(outcome -> out.print(outcome.row()));
    return outcomes.stream().allMatch(Outcome::isGood);
  }

  private Outcome run(Program program) throws IOException, InterruptedException {
    out.println("== " + program.title());
    try (Sandbox sandbox = Sandbox.start()) {
      sandbox.tokens().lifetime(SHORT);
      Process process = program.start(sandbox);
      try {
        Thread echo = new Thread(() -> echo(process), "demo-output");
        echo.start();
        disturb(sandbox);
        boolean succeeded = Program.succeeded(process);
        echo.join(LIMIT.toMillis());
        return new Outcome(program.title(), succeeded, CALLS, sandbox.journal().summary());
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** One short token, then long ones, of which the one in use is revoked in the middle. */
  private void disturb(Sandbox sandbox) throws InterruptedException {
    sandbox.journal().await(1, Demo::isGranted, LIMIT);
    sandbox.tokens().lifetime(Tokens.DEFAULT_LIFETIME);
    out.println("the first token lives " + SHORT.toSeconds() + " s, the others an hour");
    sandbox.journal().await(2, Demo::isGranted, LIMIT);
    // Later than every call that still carries the first token: a call is sent again only once.
    int settled = sandbox.journal().entries(Demo::isAnsweredCall).size() + SETTLING_CALLS;
    sandbox.journal().await(Math.max(CALLS / 2, settled), Demo::isAnsweredCall, LIMIT);
    sandbox.tokens().revokeAll();
    out.println("half of the calls are done: all tokens are revoked");
  }

  /** A token request that has been answered: only then has its token got its lifetime. */
  private static boolean isGranted(JournalEntry entry) {
    return entry.status() == 200 && entry.path().equals(Sandbox.TOKEN_PATH);
  }

  private static boolean isAnsweredCall(JournalEntry entry) {
    return entry.status() >= 200
        && entry.status() < 300
        && !entry.path().equals(Sandbox.TOKEN_PATH);
  }

  private void echo(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> out.println("   | " + line));
    } catch (IOException e) {
      out.println("   | (output lost: " + e.getMessage() + ")");
    }
  }
}
