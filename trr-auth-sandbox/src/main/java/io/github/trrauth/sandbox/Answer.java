package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** What the vendor has decided to answer: a status, header fields and a body. */
final class Answer {
  private final int status;
  private final Headers headers;
  private final byte[] body;

  private Answer(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Answer json(int status, Object value) {
    Headers type = Headers.NONE.and("Content-Type", "application/json");
    return new Answer(status, type, Json.write(value).getBytes(UTF_8));
  }

  static Answer text(String text) {
    Headers type = Headers.NONE.and("Content-Type", "text/plain; charset=utf-8");
    return new Answer(200, type, text.getBytes(UTF_8));
  }

  static Answer file(String type, byte[] content) {
    return new Answer(200, Headers.NONE.and("Content-Type", type), content);
  }

  static Answer redirect(String location) {
    return new Answer(302, Headers.NONE.and("Location", location), new byte[0]);
  }

  /** The documented shape of an error. */
  static Answer message(int status, String message) {
    return json(status, Map.of("message", message));
  }

  static Answer notAllowed(String methods) {
    return message(405, "Method Not Allowed").with(Headers.NONE.and("Allow", methods));
  }

  Answer with(Headers more) {
    return new Answer(status, headers.overriddenBy(more), body);
  }

  Answer withBody(byte[] other) {
    return new Answer(status, headers, other);
  }

  int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** The phrase that goes with a status; any will do (RFC 9112 section 4). */
  static String reason(int status) {
    switch (status) {
      case 200:
        return "OK";
      case 201:
        return "Created";
      case 400:
        return "Bad Request";
      case 401:
        return "Unauthorized";
      case 403:
        return "Forbidden";
      case 404:
        return "Not Found";
      case 405:
        return "Method Not Allowed";
      case 429:
        return "Too Many Requests";
      case 500:
        return "Internal Server Error";
      case 503:
        return "Service Unavailable";
      default:
        return "Status " + status;
    }
  }
}
