package io.github.trrauth.sandbox;

import java.util.Locale;

/** One request, read to its end. */
final class Request {
  private final String listener;
  private final String head;
  private final String method;
  private final String target;
  private final String version;
  private final Headers headers;
  private final byte[] body;

  Request(String listener, String head, String requestLine, Headers headers, byte[] body) {
    int first = requestLine.indexOf(' ');
    int last = requestLine.lastIndexOf(' ');
    this.listener = listener;
    this.head = head;
    this.method = requestLine.substring(0, first);
    this.target = requestLine.substring(first + 1, last);
    this.version = requestLine.substring(last + 1);
    this.headers = headers;
    this.body = body;
  }

  /** What is left of a request that could not be read: kept for the journal. */
  static Request unreadable(String listener, String head) {
    return new Request(listener, head, "? ? ?", Headers.NONE, new byte[0]);
  }

  /** The same without its body, for who keeps requests. */
  Request withoutBody() {
    String line = method + ' ' + target + ' ' + version;
    return new Request(listener, head, line, headers, new byte[0]);
  }

  String listener() {
    return listener;
  }

  /** Request line and header fields as they came. */
  String head() {
    return head;
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  /** The path as it was sent: nothing decoded, nothing normalised. */
  String path() {
    String origin = withoutAuthority();
    int question = origin.indexOf('?');
    return question < 0 ? origin : origin.substring(0, question);
  }

  /** What follows the question mark, or an empty text. */
  String query() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  /** The value of a query parameter as it was sent, or the default. */
  String parameter(String name, String otherwise) {
    for (String pair : query().split("&", -1)) {
      if (pair.equals(name) || pair.startsWith(name + "=")) {
        return pair.substring(Math.min(pair.length(), name.length() + 1));
      }
    }
    return otherwise;
  }

  Headers headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  boolean isJson() {
    String type = headers.first("Content-Type");
    int semicolon = type.indexOf(';');
    String bare = semicolon < 0 ? type : type.substring(0, semicolon);
    return bare.trim().equalsIgnoreCase("application/json");
  }

  /** Whether the path is one that wants a token. */
  boolean isCall() {
    return path().startsWith("/v1/") && !path().equals(Sandbox.TOKEN_PATH);
  }

  boolean keepsConnection() {
    String connection = headers.first("Connection").toLowerCase(Locale.ROOT);
    return version.equals("HTTP/1.1") && !connection.contains("close");
  }

  /** A proxy is sent the whole URL (RFC 9112 section 3.2.2). */
  private String withoutAuthority() {
    int scheme = target.indexOf("://");
    if (target.startsWith("/") || scheme < 0) {
      return target;
    }
    int slash = target.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }
}
