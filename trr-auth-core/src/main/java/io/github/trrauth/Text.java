package io.github.trrauth;

/** Foreign text made fit for a log line. */
final class Text {
  private Text() {}

  /** Removes control and formatting characters, which could forge log lines, and cuts the rest. */
  static String clean(String foreign, int maxLength) {
    StringBuilder clean = new StringBuilder();
    foreign.codePoints().filter(Text::isHarmless).limit(maxLength).forEach(clean::appendCodePoint);
    return clean.toString().trim();
  }

  private static boolean isHarmless(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return false;
      default:
        return true;
    }
  }
}
