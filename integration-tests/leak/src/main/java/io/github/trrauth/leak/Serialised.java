package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** An object in the form in which it would be stored or sent. */
final class Serialised {
  private Serialised() {}

  /** The bytes as characters; what stops them half-way comes behind those that were written. */
  static String text(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String end = "";
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException | RuntimeException e) {
      end = e.toString();
    }
    return bytes.toString(ISO_8859_1) + end;
  }
}
