package io.github.trrauth.leak;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters by their number, so that a text with any of them can be read and fits one line. */
final class Spelling {
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|\\\\)");

  private Spelling() {}

  static String unescape(String text) {
    Matcher escaped = ESCAPED.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (escaped.find()) {
      String code = escaped.group(1);
      String character = code == null ? "\\" : "" + (char) Integer.parseInt(code, 16);
      escaped.appendReplacement(plain, Matcher.quoteReplacement(character));
    }
    return escaped.appendTail(plain).toString();
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '\\') {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
