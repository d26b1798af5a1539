package io.github.trrauth.pages;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page says that a command prints. A line {@code ...} stands for any lines, {@code ...} at
 * the end of a line for its rest; times, ports, fingerprints and secrets are others each time. The
 * agent's lines come from a thread of its own, and stand anywhere between the program's.
 */
final class Output {
  private static final String REST = "...";
  private static final Predicate<String> AGENT = line -> line.startsWith("trr-auth: ");

  private Output() {}

  static boolean matches(String shown, String printed) {
    return matches(shown, printed, AGENT) && matches(shown, printed, AGENT.negate());
  }

  private static boolean matches(String shown, String printed, Predicate<String> lines) {
    String pattern =
        plain(shown)
            .lines()
            .filter(lines)
            .map(line -> line.equals(REST) ? "(?:.*\n)*?" : lineOf(line) + " *\n")
            .collect(Collectors.joining());
    String text =
        plain(printed).lines().filter(lines).map(line -> line + "\n").collect(Collectors.joining());
    return Pattern.matches(pattern, text);
  }

  private static String lineOf(String line) {
    return line.endsWith(REST)
        ? Pattern.quote(line.substring(0, line.length() - REST.length())) + ".*"
        : Pattern.quote(line);
  }

  /** Returns a text without what differs from run to run, and without secrets. */
  static String plain(String text) {
    String ended = text.endsWith("\n") ? text : text + "\n";
    return ended
        .replaceAll("\r\n", "\n")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
        .replaceAll("[A-Z][a-z]{2} \\d+, \\d{4} \\d+:\\d\\d:\\d\\d [AP]M", "TIME")
        .replaceAll("localhost:\\d+", "localhost:PORT")
        .replaceAll("token [0-9a-f]{8}", "token FINGERPRINT")
        .replaceAll("sandbox-[A-Za-z0-9_-]{32}", "sandbox-SECRET")
        .replaceAll("eyJ[A-Za-z0-9_.-]+", "TOKEN");
  }
}
