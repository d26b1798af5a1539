package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of cases, {@code leak-cases.txt}, which every way in is put to. */
public final class LeakTable {
  private static final Pattern NAME =
      Pattern.compile("(?i)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:example|com|co)\\.?");

  private static final List<LeakCase> CASES = read();

  private LeakTable() {}

  /**
   * Returns the kinds of applications that the cases are for.
   *
   * @return their names, in the order of the table
   */
  public static Set<String> applications() {
    return CASES.stream()
        .map(LeakCase::application)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Returns the cases for one kind of application.
   *
   * @param application one of {@link #applications()}
   * @return the cases in the order of the table
   */
  public static List<LeakCase> cases(String application) {
    return CASES.stream()
        .filter(one -> one.application().equals(application))
        .collect(Collectors.toList());
  }

  /** All host names in the table as they are spelled, and in lower case. */
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (LeakCase one : CASES) {
      for (Hop hop : one.hops()) {
        Matcher name = NAME.matcher(Spelling.unescape(hop.spelling()));
        while (name.find()) {
          names.add(name.group());
          names.add(name.group().toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  private static List<LeakCase> read() {
    try (InputStream in = LeakTable.class.getResourceAsStream("leak-cases.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(LeakCase::parse)
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
