package io.github.trrauth.sandbox;

import java.util.Collection;
import java.util.Map;

/**
 * Writes JSON (RFC 8259). Values are {@code Map}, {@code Collection}, {@code String}, {@code
 * Number}, {@code Boolean} and {@link #NULL}; {@link JsonReader} makes the same ones.
 */
final class Json {
  /** The JSON {@code null}, which lets maps and lists go without Java's. */
  static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  private Json() {}

  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map) {
      writeObject((Map<?, ?>) value, out);
    } else if (value instanceof Collection) {
      String separator = "";
      out.append('[');
      for (Object element : (Collection<?>) value) {
        out.append(separator);
        write(element, out);
        separator = ",";
      }
      out.append(']');
    } else if (value instanceof String) {
      writeString((String) value, out);
    } else {
      out.append(value);
    }
  }

  private static void writeObject(Map<?, ?> object, StringBuilder out) {
    String separator = "";
    out.append('{');
    for (Map.Entry<?, ?> member : object.entrySet()) {
      out.append(separator);
      writeString((String) member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
