package io.github.trrauth.servers.app;

/** One object per class loader of the application: a heap histogram counts the loaders by it. */
public final class Marker {
  private static final Marker OF_THIS_LOADER = new Marker();

  private Marker() {}

  /** Sees to it that there is one. */
  static void set() {
    if (OF_THIS_LOADER == null) {
      throw new AssertionError("a class is initialised at its first use");
    }
  }
}
