package io.github.trrauth.servers.app;

/** One object per class loader of the application: a heap histogram counts the loaders by it. */
public final class Marker {
  static final Marker OF_THIS_LOADER = new Marker();

  private Marker() {}
}
