package io.github.trrauth.demo.app;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** Starts the application, and ends with status 1 if a round failed. */
public final class Main {
  private Main() {}

  /**
   * Runs the business once.
   *
   * @param args none
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    int failures;
    try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
      failures = container.select(Business.class).get().run();
    }
    System.out.println(Business.ROUNDS - failures + " of " + Business.ROUNDS + " rounds succeeded");
    System.exit(failures == 0 ? 0 : 1);
  }
}
