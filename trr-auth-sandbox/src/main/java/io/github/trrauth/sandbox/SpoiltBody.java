package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** What can be done to the body of an answer; each way makes another one of it. */
final class SpoiltBody {
  private SpoiltBody() {}

  /** The body with a member of so many arrays in arrays. */
  static byte[] nested(int depth, byte[] body) {
    return insert("\"nested\":" + "[".repeat(depth) + "]".repeat(depth), body);
  }

  /** The body with a member that is so many bytes long. */
  static byte[] padded(int bytes, byte[] body) {
    return insert("\"padding\":\"" + "x".repeat(bytes) + "\"", body);
  }

  /** The first half of the body. */
  static byte[] halved(byte[] body) {
    return Arrays.copyOf(body, body.length / 2);
  }

  static byte[] gzipped(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return out.toByteArray();
  }

  /** The body with one more member in front, when it is a JSON object; else behind more text. */
  private static byte[] insert(String member, byte[] body) {
    String text = new String(body, UTF_8);
    if (!text.startsWith("{")) {
      return (member + text).getBytes(UTF_8);
    }
    String comma = text.startsWith("{}") ? "" : ",";
    return ("{" + member + comma + text.substring(1)).getBytes(UTF_8);
  }
}
