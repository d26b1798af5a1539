package io.github.trrauth.contract;

import java.util.ArrayList;
import java.util.List;

/** The contract: everything that must hold, as a list of checks. */
public final class Contract {
  private Contract() {}

  /**
   * Lists the checks. They run in this order, one at a time, and once in the life of an
   * application: the last of them leaves its token source careful with replays.
   *
   * @param surroundings where they run
   * @return the checks
   */
  public static List<Check> checks(Surroundings surroundings) {
    Fixture fixture = new Fixture(surroundings);
    List<Check> checks = new ArrayList<>();
    new SigningChecks(fixture).addTo(checks);
    new ReplayChecks(fixture).addTo(checks);
    new AsyncChecks(fixture).addTo(checks);
    new FilterChecks(fixture).addTo(checks);
    if (surroundings.hasRestClient()) {
      new RestClientChecks(fixture, surroundings).addTo(checks);
    }
    new LimitChecks(fixture).addTo(checks);
    return checks;
  }
}
