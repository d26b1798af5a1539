package io.github.trrauth.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The control page as a browser shows it: three files of the jar, which ask for no others. */
final class BrowserPage {
  static final String PATH = "/sandbox/page";
  static final String STYLE = "/sandbox/page.css";
  static final String SCRIPT = "/sandbox/page.js";

  private BrowserPage() {}

  /** One of the three files. */
  static Answer answer(String path) {
    switch (path) {
      case STYLE:
        return Answer.file("text/css; charset=utf-8", read("page.css"));
      case SCRIPT:
        return Answer.file("text/javascript; charset=utf-8", read("page.js"));
      default:
        return Answer.file("text/html; charset=utf-8", read("page.html"));
    }
  }

  private static byte[] read(String name) {
    try (InputStream in = BrowserPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the jar.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
