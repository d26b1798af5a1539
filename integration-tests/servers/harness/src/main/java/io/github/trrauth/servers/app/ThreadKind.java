package io.github.trrauth.servers.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** A kind of thread on which an application may call the vendor. */
public interface ThreadKind {
  /**
   * Returns its name.
   *
   * @return words joined by hyphens
   */
  String name();

  /**
   * Runs work on such a thread.
   *
   * @param work what to run
   * @return its result, later
   * @throws Exception if it cannot be started
   */
  CompletionStage<String> run(Callable<String> work) throws Exception;
}
