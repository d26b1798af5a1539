package io.github.trrauth;

/** Placeholder. */
public final class Origin {
  private Origin() {}
}
