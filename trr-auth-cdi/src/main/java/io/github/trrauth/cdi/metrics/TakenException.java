package io.github.trrauth.cdi.metrics;

/** Says that a registry has such a meter already: another application's, for the same vendor. */
final class TakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TakenException(String name) {
    super(name + " is there already, from another application that calls the same vendor");
  }
}
