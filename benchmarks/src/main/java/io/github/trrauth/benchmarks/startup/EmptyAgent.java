package io.github.trrauth.benchmarks.startup;

import java.lang.instrument.Instrumentation;

/** What any agent costs. */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** Does nothing. */
  public static void premain(String arguments, Instrumentation instrumentation) {}
}
