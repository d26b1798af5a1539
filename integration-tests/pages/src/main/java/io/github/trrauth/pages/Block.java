package io.github.trrauth.pages;

import org.jspecify.annotations.Nullable;

/**
 * A fenced block.
 *
 * @param place file and line
 * @param section the heading of the second level above it; empty if there is none
 * @param mark null if there is none
 * @param language what stands behind the fence
 * @param text with a line break at its end
 */
public record Block(
    String place, String section, @Nullable Mark mark, String language, String text) {
  /**
   * Says what kind of mark it has.
   *
   * @param kind a kind
   * @return whether it has a mark of that kind
   */
  public boolean is(Mark.Kind kind) {
    return mark != null && mark.kind() == kind;
  }

  @Override
  public String toString() {
    return place;
  }
}
