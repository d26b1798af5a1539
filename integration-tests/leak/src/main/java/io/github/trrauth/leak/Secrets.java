package io.github.trrauth.leak;

import io.github.trrauth.sandbox.Journal;
import io.github.trrauth.sandbox.JournalEntry;
import io.github.trrauth.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must not be found anywhere: each client secret, each token that was issued, and parts of
 * them that are long enough to be no coincidence.
 */
final class Secrets {
  private static final int PART = 24;

  private final List<String> values = new ArrayList<>();

  private Secrets() {}

  static Secrets of(Sandbox sandbox, List<String> moreSecrets) {
    Secrets secrets = new Secrets();
    sandbox.credentials().secrets().forEach(secrets::add);
    moreSecrets.forEach(secrets::add);
    sandbox.tokens().issued().forEach(secrets::add);
    return secrets;
  }

  /** The value's end stands for the whole; its middle for what has been cut off. */
  private void add(String value) {
    if (value.length() < PART) {
      throw new IllegalArgumentException("a secret must be long, was of " + value.length());
    }
    int middle = Math.max(0, value.length() / 2 - PART / 2);
    values.add(value.substring(value.length() - PART));
    values.add(value.substring(middle, middle + PART));
  }

  /** Whether one of them is in a text. */
  boolean isIn(String text) {
    return values.stream().anyMatch(text::contains);
  }

  /** The requests that held one of them in head or body, by their place in the journal. */
  Set<Integer> sentWith(Journal journal) {
    return values.stream()
        .flatMap(value -> journal.seenIn(value).stream())
        .map(JournalEntry::ordinal)
        .collect(Collectors.toSet());
  }

  /** How many texts are looked for. */
  int count() {
    return values.size();
  }
}
