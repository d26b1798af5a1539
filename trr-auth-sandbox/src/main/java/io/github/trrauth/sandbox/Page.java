package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One page of a list: {@code page_size} documents behind the cursor {@code after}. */
final class Page {
  private static final int DEFAULT_SIZE = 20;
  private static final int MAX_SIZE = 100;

  private Page() {}

  /**
   * The page that a request asks for.
   *
   * @throws IllegalArgumentException when size or cursor make no sense
   */
  static Map<String, Object> of(Request request, String name, List<Map<String, Object>> all) {
    int size = number("page_size", request.parameter("page_size", "" + DEFAULT_SIZE));
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("page_size must be from 1 to 100, was " + size + ".");
    }
    int from = Math.min(position(request.parameter("after", "")), all.size());
    int to = Math.min(from + size, all.size());
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("has_next_page", to < all.size());
    info.put("start_cursor", from < to ? cursor(from + 1) : Json.NULL);
    info.put("end_cursor", from < to ? cursor(to) : Json.NULL);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(name, List.copyOf(all.subList(from, to)));
    page.put("page_info", info);
    return page;
  }

  private static String cursor(int position) {
    byte[] digits = Integer.toString(position).getBytes(US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digits);
  }

  private static int position(String cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    String digits = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
    return number("after", digits);
  }

  private static int number(String name, String digits) {
    if (!digits.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(name + " is not one that this list understands.");
    }
    return Integer.parseInt(digits);
  }
}
