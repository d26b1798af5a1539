package io.github.trrauth.servers.app;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The calls that the application makes while it starts, if the test wants some. */
public final class AtStart {
  private static final Map<String, String> STATES = new ConcurrentSkipListMap<>();

  private AtStart() {}

  /**
   * Calls the vendor, if that is wanted.
   *
   * @param place what calls
   */
  public static void call(String place) {
    if (Surrounding.callsAtStart()) {
      STATES.merge(place, state(), (first, second) -> first + " and " + second);
    }
  }

  private static String state() {
    try {
      return Outcome.state(Clients.call("built").call());
    } catch (Exception | LinkageError e) {
      return Outcome.describe(e);
    }
  }

  /** Returns a line for each place, with the state of the token that it has sent. */
  static String report() {
    return STATES.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .collect(Collectors.joining("\n"));
  }
}
