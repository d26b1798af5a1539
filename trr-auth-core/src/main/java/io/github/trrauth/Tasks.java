package io.github.trrauth;

/** Where the core's work runs: at once or later, never on a caller's thread. */
interface Tasks {
  /**
   * Runs work soon, on a thread that may block.
   *
   * @throws java.util.concurrent.RejectedExecutionException if it cannot be run
   */
  void execute(Runnable work);

  /**
   * Runs work later.
   *
   * @return cancels the work if it has not begun; may be run any number of times
   * @throws java.util.concurrent.RejectedExecutionException if it cannot be run
   */
  Runnable schedule(Runnable work, long delayNanos);

  /** Ends all threads; work that has not begun is dropped. */
  void close();
}
