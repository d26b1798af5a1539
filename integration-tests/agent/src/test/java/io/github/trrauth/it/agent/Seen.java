package io.github.trrauth.it.agent;

import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.TokenState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one run of the contract's program has seen, and what the vendor has seen of it. */
final class Seen {
  private final Program.Result result;
  private final Map<String, List<String>> transcript = new LinkedHashMap<>();
  private final Map<String, List<JournalEntry>> requests = new LinkedHashMap<>();

  private Seen(Program.Result result, List<JournalEntry> journal) {
    this.result = result;
    for (String line : result.out().split("\n", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        transcript
            .computeIfAbsent(line.substring(0, tab), unused -> new ArrayList<>())
            .add(withoutDetails(line.substring(tab + 1)));
      }
    }
    for (JournalEntry entry : journal) {
      String[] path = entry.path().split("/", -1);
      if (entry.path().startsWith("/open/echo/")) {
        requests.computeIfAbsent(path[3], unused -> new ArrayList<>()).add(entry);
      }
    }
  }

  /** Runs one group of the contract's checks. */
  static Seen of(Stage stage, Program program, String group, String base, String other) {
    Script.write(stage.vendor(), base, other);
    Program.Result result =
        program.classPath(Program.classes()).main("legacy.Contract", group, base, other).run();
    stage.vendor().release();
    if (!result.out().endsWith("done\n")) {
      throw new IllegalStateException("the contract's program did not come to its end: " + result);
    }
    Seen seen = new Seen(result, stage.vendor().journal().entries());
    if (seen.checks().isEmpty()) {
      throw new IllegalStateException("the contract's program has tried nothing: " + result);
    }
    return seen;
  }

  Program.Result result() {
    return result;
  }

  /** Java 17 and older write two spaces into the middle of this text. */
  private static String withoutDetails(String line) {
    return line.replace("many  times", "many times");
  }

  /** The checks by their names, in their order. */
  List<String> checks() {
    return new ArrayList<>(transcript.keySet());
  }

  /** What the program saw. */
  List<String> transcript(String check) {
    return transcript.getOrDefault(check, List.of());
  }

  /** What the vendor's and the other origins' listeners saw. */
  List<JournalEntry> requests(String check) {
    return requests.getOrDefault(check, List.of());
  }

  /** The requests in every respect but for the token. */
  List<String> withoutToken(String check) {
    return requests(check).stream().map(Seen::withoutToken).collect(Collectors.toList());
  }

  private static String withoutToken(JournalEntry entry) {
    Map<String, List<String>> headers = new TreeMap<>(entry.headers());
    headers.remove("authorization");
    return String.join(
        " ",
        entry.listener(),
        entry.method(),
        entry.path() + "?" + entry.query(),
        // What hangs may or may not be answered before the journal is read.
        entry.path().endsWith("/hang") ? "" : String.valueOf(entry.status()),
        headers.toString(),
        entry.bodyLength() + ":" + entry.bodySha256());
  }

  /** Methods, statuses and tokens, the latter by the order in which they turn up. */
  List<String> outline(String check) {
    List<String> tokens = new ArrayList<>();
    List<String> outline = new ArrayList<>();
    for (JournalEntry entry : requests(check)) {
      if (!entry.tokenFingerprint().isEmpty() && !tokens.contains(entry.tokenFingerprint())) {
        tokens.add(entry.tokenFingerprint());
      }
      String token =
          entry.tokenState() == TokenState.VALID
              ? "token " + (tokens.indexOf(entry.tokenFingerprint()) + 1)
              : entry.tokenState().toString();
      outline.add(entry.method() + " " + entry.status() + " " + token);
    }
    return outline;
  }
}
