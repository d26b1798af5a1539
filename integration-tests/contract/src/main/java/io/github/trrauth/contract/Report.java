package io.github.trrauth.contract;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * The outcome of all checks as text, one line each: {@code PASS name} or {@code FAIL name: why}.
 * For applications that run the contract inside a server.
 */
public final class Report {
  private Report() {}

  /**
   * Runs all checks.
   *
   * @param surroundings where they run
   * @return one line per check, and the stack traces of those that failed, indented
   */
  public static String run(Surroundings surroundings) {
    return run(Contract.checks(surroundings));
  }

  static String run(List<Check> checks) {
    StringBuilder lines = new StringBuilder();
    for (Check check : checks) {
      lines.append(outcome(check)).append('\n');
    }
    return lines.toString();
  }

  private static String outcome(Check check) {
    try {
      check.run();
      return "PASS " + check.name();
    } catch (Exception | AssertionError | LinkageError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return "FAIL " + check.name() + ": " + e + "\n  " + trace.toString().replace("\n", "\n  ");
    }
  }
}
