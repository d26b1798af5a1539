package io.github.trrauth.demo;

import io.github.trrauth.sandbox.JournalSummary;

/** What came of one program: whether it was content, and what the vendor saw. */
record Outcome(String title, boolean succeeded, int calls, JournalSummary seen) {
  private static final String ROW = "%-20s %8s %14s %12s %6s %8s %14s  %s%n";

  static String header() {
    return String.format(
        ROW,
        "program",
        "calls",
        "token requests",
        "signed calls",
        "401s",
        "replays",
        "unsigned calls",
        "result");
  }

  /** Whether every call succeeded, and the vendor saw what it should see and nothing else. */
  boolean isGood() {
    return succeeded
        && seen.unsigned() == 0
        && seen.doubled() == 0
        && seen.elsewhere() == 0
        && seen.answered401() > 0
        && seen.replays() == seen.answered401()
        && seen.signed() == calls + seen.answered401();
  }

  String row() {
    return String.format(
        ROW,
        title,
        calls,
        seen.tokenRequests(),
        seen.signed(),
        seen.answered401(),
        seen.replays(),
        seen.unsigned(),
        isGood() ? "every call succeeded" : "NOT GOOD");
  }
}
