package io.github.trrauth.chaos;

import java.util.Random;

/**
 * The seed of what happens at random: printed, and taken from {@code -Dchaos.seed} if it is set.
 */
final class Seed {
  private Seed() {}

  static Random random(String name) {
    String given = System.getProperty("chaos.seed", "");
    long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    System.out.println(name + ": -Dchaos.seed=" + seed);
    return new Random(seed);
  }
}
