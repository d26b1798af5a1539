package io.github.trrauth.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of the table: a request, and which of its hops may carry a token. */
public final class LeakCase {
  private static final Pattern HEADER = Pattern.compile("\\[([^]]*)] (.*)");
  private static final Pattern REPEATED = Pattern.compile("(\\d{3})x(\\d+)");

  private final String name;
  private final String application;
  private final String header;
  private final List<Hop> hops;

  private LeakCase(String name, String application, String header, List<Hop> hops) {
    this.name = name;
    this.application = application;
    this.header = header;
    this.hops = List.copyOf(hops);
  }

  /** Reads a line of the table. */
  static LeakCase parse(String line) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != 5 || columns[4].isBlank()) {
      throw new IllegalArgumentException("a case has five columns, was " + line);
    }
    Matcher header = HEADER.matcher(columns[2].trim());
    boolean hasHeader = header.matches();
    String request = hasHeader ? header.group(2) : columns[2].trim();
    return new LeakCase(
        columns[0].trim(),
        columns[1].trim(),
        hasHeader ? header.group(1) : "",
        hops(request.split(" ", -1), columns[3].trim().split(" ", -1)));
  }

  private static List<Hop> hops(String[] request, String[] expected) {
    List<Hop> hops = new ArrayList<>();
    hops.add(new Hop(0, request[0], Expected.of(expected[0])));
    int next = 1;
    for (int i = 1; i < request.length; i += 2) {
      Matcher repeated = REPEATED.matcher(request[i]);
      int status = Integer.parseInt(request[i].substring(0, 3));
      if (repeated.matches()) {
        Expected between = Expected.of(expected[next++]);
        for (int hop = 1; hop < Integer.parseInt(repeated.group(2)); hop++) {
          hops.add(new Hop(status, "/{hop}", between));
        }
      }
      hops.add(new Hop(status, request[i + 1], Expected.of(expected[next++])));
    }
    if (next != expected.length) {
      throw new IllegalArgumentException("expected must be of each URL, was " + expected.length);
    }
    return hops;
  }

  /**
   * Returns what is tried.
   *
   * @return a few words, unlike those of any other case
   */
  public String name() {
    return name;
  }

  /**
   * Returns what application tries it.
   *
   * @return what its base-url is, in a word
   */
  public String application() {
    return application;
  }

  /** A header line that the application sets, or an empty text. */
  String header() {
    return header;
  }

  List<Hop> hops() {
    return hops;
  }

  /** The path of a hop, which no other hop of any case has; the first hop's number is 1. */
  String path(int hop) {
    return "open/echo/" + name.replaceAll("[^A-Za-z0-9]+", "-") + "/" + hop;
  }

  /** The URL of a hop, from 1 on, as the application or the answer spells it. */
  String url(int hop, Addresses addresses) {
    String url = addresses.fill(hops.get(hop - 1).spelling());
    return Spelling.unescape(url.replaceAll("\\{(\\d+|hop)}", Matcher.quoteReplacement(path(hop))));
  }

  @Override
  public String toString() {
    String request = hops.stream().map(Hop::spelling).collect(Collectors.joining(" -> "));
    String expected =
        hops.stream().map(hop -> "" + hop.expected()).collect(Collectors.joining(" "));
    return name + ": " + header + request + " must be " + expected;
  }
}
