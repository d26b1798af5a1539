package io.github.trrauth.servers.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of a call, as lines of text. */
final class Outcome {
  private static final Pattern STATE = Pattern.compile("\"token_state\"\\s*:\\s*\"([A-Z]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\\(token ([0-9a-f]*)\\)");

  private Outcome() {}

  /** Reads the vendor's echo. */
  static String of(String echo) {
    Matcher token = TOKEN.matcher(echo);
    String lines = "state: " + state(echo) + "\ntoken: " + find(token) + "\n";
    return lines + "tokens: " + TOKEN.matcher(echo).results().count() + "\n";
  }

  /** Reads of the vendor's echo in which state the token was. */
  static String state(String echo) {
    return find(STATE.matcher(echo));
  }

  private static String find(Matcher matcher) {
    return matcher.find() ? matcher.group(1) : "";
  }

  static String failed(Throwable e) {
    return "failure: " + describe(e) + "\n";
  }

  /** The exception and its causes in one line. */
  static String describe(Throwable e) {
    StringBuilder line = new StringBuilder();
    Throwable last = null;
    for (Throwable t = e; t != null && t != last; t = t.getCause()) {
      line.append(line.length() == 0 ? "" : " <- ").append(t.toString().replace('\n', ' '));
      last = t;
    }
    return line.toString();
  }
}
