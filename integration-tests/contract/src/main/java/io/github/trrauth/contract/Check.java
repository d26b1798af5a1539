package io.github.trrauth.contract;

/** One thing that must hold, with a name that says what. */
public final class Check {
  private final String name;
  private final Body body;

  Check(String name, Body body) {
    this.name = name;
    this.body = body;
  }

  /**
   * Returns what is checked.
   *
   * @return subject, condition and result, joined by underscores
   */
  public String name() {
    return name;
  }

  /**
   * Runs the check.
   *
   * @throws Exception if it could not be run to its end
   * @throws AssertionError if it does not hold
   */
  public void run() throws Exception {
    body.run();
  }

  @Override
  public String toString() {
    return name;
  }

  /** What a check does. */
  @FunctionalInterface
  interface Body {
    void run() throws Exception;
  }
}
