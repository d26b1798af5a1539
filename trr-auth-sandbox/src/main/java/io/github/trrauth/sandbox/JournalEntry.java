package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request as a listener saw it; immutable. Tokens show up by their fingerprint alone: the first
 * eight hexadecimal digits of the SHA-256 of the value.
 */
public final class JournalEntry {
  private static final int MAX_BODY = 1024 * 1024;

  private final int ordinal;
  private final Instant at;
  private final long atNanos;
  private final Request request;
  private final int bodyLength;
  private final byte[] keptBody;
  private final String bodySha256;
  private final Presented presented;
  private final int replayOf;
  private final int status;
  private final boolean finished;

  private JournalEntry(
      int ordinal, Request request, String bodySha256, Presented presented, int replayOf) {
    this.ordinal = ordinal;
    this.at = Instant.now();
    this.atNanos = System.nanoTime();
    this.request = request.withoutBody();
    this.bodyLength = request.body().length;
    this.keptBody = Arrays.copyOf(request.body(), Math.min(request.body().length, MAX_BODY));
    this.bodySha256 = bodySha256;
    this.presented = presented;
    this.replayOf = replayOf;
    this.status = 0;
    this.finished = false;
  }

  private JournalEntry(JournalEntry arrived, int status) {
    this.ordinal = arrived.ordinal;
    this.at = arrived.at;
    this.atNanos = arrived.atNanos;
    this.request = arrived.request;
    this.bodyLength = arrived.bodyLength;
    this.keptBody = arrived.keptBody;
    this.bodySha256 = arrived.bodySha256;
    this.presented = arrived.presented;
    this.replayOf = arrived.replayOf;
    this.status = status;
    this.finished = true;
  }

  static JournalEntry arrived(
      int ordinal, Request request, String bodySha256, Presented presented, int replayOf) {
    return new JournalEntry(ordinal, request, bodySha256, presented, replayOf);
  }

  /** This entry with its end: the status answered, or 0 when the client got none. */
  JournalEntry finished(int answered) {
    return new JournalEntry(this, answered);
  }

  /**
   * The place in the order of arrival, over all listeners.
   *
   * @return 1 for the first request since the journal was cleared
   */
  public int ordinal() {
    return ordinal;
  }

  /**
   * When the request had been read to its end, by the wall clock.
   *
   * @return the instant
   */
  public Instant at() {
    return at;
  }

  /**
   * When the request had been read to its end, for durations.
   *
   * @return a tick of {@link System#nanoTime} in the sandbox's JVM
   */
  public long atNanos() {
    return atNanos;
  }

  /**
   * The listener that was asked: {@code https}, {@code http}, or a name given to {@link
   * Sandbox#openHttps(String)} or {@link Sandbox#openHttp(String)}.
   *
   * @return its name
   */
  public String listener() {
    return request.listener();
  }

  /**
   * The request's method.
   *
   * @return as it was sent; {@code ?} when what came was no request
   */
  public String method() {
    return request.method();
  }

  /**
   * The request's path.
   *
   * @return as it was sent: nothing decoded, nothing normalised
   */
  public String path() {
    return request.path();
  }

  /**
   * What follows the path's question mark.
   *
   * @return as it was sent, or an empty text
   */
  public String query() {
    return request.query();
  }

  /**
   * The request's header fields.
   *
   * @return unmodifiable, found by name in any letter case, with fingerprints for tokens
   */
  public Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Echo.headers(request, presented).forEach((name, all) -> headers.put(name, List.copyOf(all)));
    return Collections.unmodifiableMap(headers);
  }

  /**
   * What the vendor thought of the {@code Authorization} on arrival.
   *
   * @return the token's state
   */
  public TokenState tokenState() {
    return presented.state();
  }

  /**
   * The token's place among those issued.
   *
   * @return 1 for the first one since the start; 0 when there was none, or one from elsewhere
   */
  public int tokenOrdinal() {
    return presented.ordinal();
  }

  /**
   * The token's fingerprint.
   *
   * @return eight hexadecimal digits, or an empty text when there was no bearer token
   */
  public String tokenFingerprint() {
    return presented.fingerprint();
  }

  /**
   * The body's length before any decoding.
   *
   * @return in bytes
   */
  public int bodyLength() {
    return bodyLength;
  }

  /**
   * The body before any decoding; that of a token request holds a secret.
   *
   * @return a copy; the first MiB of a longer body
   */
  public byte[] body() {
    return keptBody.clone();
  }

  /**
   * The SHA-256 of the whole body.
   *
   * @return 64 hexadecimal digits
   */
  public String bodySha256() {
    return bodySha256;
  }

  /**
   * The request that this one repeats: same method, target and body, answered with 401 before, and
   * another token now.
   *
   * @return that request's {@link #ordinal}, or 0
   */
  public int replayOf() {
    return replayOf;
  }

  /**
   * The status that was answered.
   *
   * @return 0 when there was none: not yet, or never because the connection was cut
   */
  public int status() {
    return status;
  }

  /**
   * Whether the vendor has done with the request; true before the client gets the first byte.
   *
   * @return false while the answer is delayed or hangs
   */
  public boolean finished() {
    return finished;
  }

  /** Whether this is a request of the token endpoint. */
  boolean isTokenRequest() {
    return !isElsewhere() && path().equals(Sandbox.TOKEN_PATH);
  }

  /** Whether this is a request that should have carried a token. */
  boolean isCall() {
    return !isElsewhere() && request.isCall();
  }

  /** What the request was for, in one word or two. */
  String kind() {
    if (isElsewhere()) {
      return "elsewhere";
    }
    return isTokenRequest() ? "token request" : isCall() ? "call" : "other";
  }

  String target() {
    return request.target();
  }

  boolean isSigned() {
    return tokenState() != TokenState.NONE;
  }

  /** Whether the listener is one of those that are not the vendor's own. */
  boolean isElsewhere() {
    return !listener().equals(Sandbox.HTTPS) && !listener().equals(Sandbox.HTTP);
  }

  /** Whether the value came in the request's head or body, as it is. */
  boolean holds(String value) {
    return request.head().contains(value) || new String(keptBody, ISO_8859_1).contains(value);
  }

  int weight() {
    return request.head().length() + keptBody.length;
  }

  /** One line without query, header fields and body: any of them might hold a secret. */
  @Override
  public String toString() {
    return String.format(
        "#%d %s %s %s %s%s %d",
        ordinal,
        listener(),
        method(),
        path(),
        tokenState(),
        tokenFingerprint().isEmpty() ? "" : "(" + tokenFingerprint() + ")",
        status);
  }
}
