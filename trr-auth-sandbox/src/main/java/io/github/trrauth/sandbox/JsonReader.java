package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one JSON text (RFC 8259) and takes nothing else for JSON: no comments, no trailing commas,
 * no repeated names, nothing behind the value, no nesting deeper than {@value #MAX_DEPTH}.
 */
final class JsonReader {
  static final int MAX_DEPTH = 100;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,4})?");

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads a JSON object.
   *
   * @throws IllegalArgumentException when the bytes are not UTF-8, not JSON, or not an object
   */
  @SuppressWarnings("unchecked") // objects are only made by readObject
  static Map<String, Object> object(byte[] utf8) {
    Object value = read(utf8);
    if (!(value instanceof Map)) {
      throw new IllegalArgumentException("The body must be a JSON object.");
    }
    return (Map<String, Object>) value;
  }

  static Object read(byte[] utf8) {
    try {
      return read(UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("The body is not UTF-8.", e);
    }
  }

  static Object read(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.readValue();
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.wrong();
    }
    return value;
  }

  private Object readValue() {
    skipSpace();
    switch (peek()) {
      case '{':
        return readObject();
      case '[':
        return readArray();
      case '"':
        return readString();
      case 't':
        return readWord("true", true);
      case 'f':
        return readWord("false", false);
      case 'n':
        return readWord("null", Json.NULL);
      default:
        return readNumber();
    }
  }

  private Map<String, Object> readObject() {
    Map<String, Object> members = new LinkedHashMap<>();
    enter('{');
    while (!leave('}', members.isEmpty())) {
      skipSpace();
      String name = readString();
      skipSpace();
      expect(':');
      if (members.put(name, readValue()) != null) {
        throw wrong();
      }
    }
    return members;
  }

  private List<Object> readArray() {
    List<Object> elements = new ArrayList<>();
    enter('[');
    while (!leave(']', elements.isEmpty())) {
      elements.add(readValue());
    }
    return elements;
  }

  private void enter(char bracket) {
    expect(bracket);
    if (++depth > MAX_DEPTH) {
      throw wrong();
    }
  }

  /** True behind the closing bracket; else the separator has been read and a value must follow. */
  private boolean leave(char bracket, boolean first) {
    skipSpace();
    if (peek() == bracket) {
      at++;
      depth--;
      return true;
    }
    if (!first) {
      expect(',');
    }
    return false;
  }

  private String readString() {
    StringBuilder out = new StringBuilder();
    expect('"');
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw wrong();
      }
      out.append(c == '\\' ? readEscape() : c);
    }
    at++;
    return out.toString();
  }

  private char readEscape() {
    char c = peek();
    at++;
    switch (c) {
      case '"':
      case '\\':
      case '/':
        return c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        return readHex();
      default:
        throw wrong();
    }
  }

  private char readHex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw wrong();
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private Object readNumber() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw wrong();
    }
    at = matcher.end();
    return new BigDecimal(matcher.group());
  }

  private Object readWord(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw wrong();
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  /** Says where, never what: the text may hold a secret. */
  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("The body is not JSON, at character " + (at + 1) + ".");
  }
}
