package io.github.trrauth.agent;

import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers as the application has set them, to be set again for another request: a connection
 * tells them only until it is connected, and never all.
 */
final class RequestHeaders {
  private final List<Header> headers = new ArrayList<>();

  RequestHeaders() {}

  void set(String name, @Nullable String value) {
    headers.removeIf(header -> header.is(name));
    add(name, value);
  }

  void add(String name, @Nullable String value) {
    headers.add(new Header(name, value));
  }

  /** Says whether a header has a value. */
  boolean has(String name) {
    for (Header header : headers) {
      if (header.is(name) && header.value != null) {
        return true;
      }
    }
    return false;
  }

  void remove(String name) {
    headers.removeIf(header -> header.is(name));
  }

  void clear() {
    headers.clear();
  }

  void copyTo(URLConnection connection) {
    for (Header header : headers) {
      connection.addRequestProperty(header.name, header.value);
    }
  }

  /** One header; the value is null where the application has set it to null. */
  private static final class Header {
    private final String name;
    private final @Nullable String value;

    Header(String name, @Nullable String value) {
      this.name = name;
      this.value = value;
    }

    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }
}
