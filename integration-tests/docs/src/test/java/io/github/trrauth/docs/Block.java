package io.github.trrauth.docs;

/**
 * A fenced block.
 *
 * @param place file and line
 * @param mark null if there is none
 * @param language what stands behind the fence
 * @param text with a line break at its end
 */
record Block(String place, Mark mark, String language, String text) {
  boolean is(Mark.Kind kind) {
    return mark != null && mark.kind() == kind;
  }

  @Override
  public String toString() {
    return place;
  }
}
