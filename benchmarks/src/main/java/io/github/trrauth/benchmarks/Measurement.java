package io.github.trrauth.benchmarks;

/** One measurement: first the raw figures, then what is shown of them. */
public interface Measurement {
  /** How much is measured. */
  enum Scale {
    /** For figures. */
    FULL,
    /** In seconds, to see that it still runs; its figures mean nothing. */
    SMOKE;

    /**
     * Chooses by scale.
     *
     * @param full the value for figures
     * @param smoke the value for a run in seconds
     * @return one of them
     */
    public <T> T choose(T full, T smoke) {
      return this == FULL ? full : smoke;
    }
  }

  /**
   * Measures, what is compared by turns.
   *
   * @param scale how much
   * @param results takes the figures
   */
  void measure(Scale scale, Results results) throws Exception;

  /**
   * Shows figures, which may be those of an earlier run.
   *
   * @param results the figures
   * @return tables and charts
   */
  Presentation present(Results results);
}
