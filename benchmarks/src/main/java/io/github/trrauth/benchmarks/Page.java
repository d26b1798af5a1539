package io.github.trrauth.benchmarks;

/** The page whose tables are written from the results. */
final class Page {
  private Page() {}

  /** Replaces what stands between the marks of a measurement. */
  static String replace(String page, String name, String tables) {
    String begin = "<!-- results: " + name + " -->\n";
    String end = "<!-- end -->";
    int from = page.indexOf(begin);
    int to = from < 0 ? -1 : page.indexOf(end, from);
    if (to < 0) {
      throw new IllegalArgumentException("the page lacks \"" + begin.trim() + " ... " + end + "\"");
    }
    return page.substring(0, from + begin.length()) + "\n" + tables + "\n\n" + page.substring(to);
  }
}
