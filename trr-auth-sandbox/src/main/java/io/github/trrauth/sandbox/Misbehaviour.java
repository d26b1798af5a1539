package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be wrong with an answer; an immutable value that is put together from {@link #with()},
 * as in {@code with().status(503).header("Retry-After", "2")}.
 *
 * <p>An answer whose {@link #status} is set comes instead of the real one: no token is issued, no
 * item created. Everything else happens to the real answer, after the request has had its effect.
 */
public final class Misbehaviour {
  private static final int MAX_PADDING = 64 * 1024 * 1024;
  private static final Misbehaviour NONE =
      new Misbehaviour(new EnumMap<>(Trait.class), Headers.NONE);

  /** Where the connection ends. */
  enum Cut {
    NOWHERE,
    BEFORE_ANSWER,
    RESET,
    MID_BODY,
    AFTER_ANSWER
  }

  private final Map<Trait, Object> traits;
  private final Headers headers;

  private Misbehaviour(Map<Trait, Object> traits, Headers headers) {
    this.traits = traits;
    this.headers = headers;
  }

  /**
   * Nothing wrong at all: where each misbehaviour starts from.
   *
   * @return an answer as it would be anyway
   */
  public static Misbehaviour with() {
    return NONE;
  }

  /**
   * Answers with a status, and does nothing of what was asked for.
   *
   * @param status from 200 to 599
   * @return this misbehaviour with the status
   * @throws IllegalArgumentException when the status is out of range
   */
  public Misbehaviour status(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be from 200 to 599, was " + status);
    }
    return and(Trait.STATUS, status);
  }

  /**
   * Answers with a redirect.
   *
   * @param status from 300 to 399
   * @param location the value of the {@code Location} header field: a path or a whole URL
   * @return this misbehaviour with the redirect
   * @throws IllegalArgumentException when the status is none of a redirect
   */
  public Misbehaviour redirect(int status, String location) {
    if (status < 300 || status > 399) {
      throw new IllegalArgumentException("redirect must be from 300 to 399, was " + status);
    }
    return status(status).header("Location", location);
  }

  /**
   * Adds a header field to the answer, in place of the one of the same name that it would have.
   *
   * @param name the field's name
   * @param value the field's value, on one line
   * @return this misbehaviour with the field
   * @throws IllegalArgumentException when name or value would break the head of the answer
   */
  public Misbehaviour header(String name, String value) {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !value.matches("[^\\r\\n]*")) {
      throw new IllegalArgumentException("header must be a name and one line, was " + name);
    }
    return new Misbehaviour(traits, headers.and(name, value));
  }

  /**
   * Replaces the body.
   *
   * @param body sent as UTF-8
   * @return this misbehaviour with the body
   */
  public Misbehaviour body(String body) {
    return and(Trait.BODY, body);
  }

  /**
   * Leaves the body empty.
   *
   * @return this misbehaviour with an empty body
   */
  public Misbehaviour empty() {
    return body("");
  }

  /**
   * Breaks the body off in the middle, with a {@code Content-Length} that fits: it is no JSON.
   *
   * @return this misbehaviour with half a body
   */
  public Misbehaviour malformed() {
    return and(Trait.MALFORMED, true);
  }

  /**
   * Pads the body to a size; a JSON object stays the valid one that it was, with one more member.
   *
   * @param bytes how many bytes are added, up to 64 MiB
   * @return this misbehaviour with a large body
   * @throws IllegalArgumentException when {@code bytes} is out of range
   */
  public Misbehaviour padded(int bytes) {
    if (bytes < 0 || bytes > MAX_PADDING) {
      throw new IllegalArgumentException("padded must be from 0 to 67108864 bytes, was " + bytes);
    }
    return and(Trait.PADDED, bytes);
  }

  /**
   * Puts a member of arrays in arrays before the others of a JSON object.
   *
   * @param depth how many arrays, up to a million
   * @return this misbehaviour with a deep body
   * @throws IllegalArgumentException when {@code depth} is out of range
   */
  public Misbehaviour nested(int depth) {
    if (depth < 1 || depth > 1_000_000) {
      throw new IllegalArgumentException("nested must be from 1 to 1000000, was " + depth);
    }
    return and(Trait.NESTED, depth);
  }

  /**
   * Sends the body as gzip, asked for or not.
   *
   * @return this misbehaviour with a compressed body
   */
  public Misbehaviour gzip() {
    return and(Trait.GZIP, true);
  }

  /**
   * Sends the body in chunks, without a {@code Content-Length}.
   *
   * @return this misbehaviour with a body in chunks
   */
  public Misbehaviour chunked() {
    return and(Trait.CHUNKED, true);
  }

  /**
   * Lets the client wait for the first byte.
   *
   * @param delay not negative
   * @return this misbehaviour with the delay
   * @throws IllegalArgumentException when the delay is negative
   */
  public Misbehaviour delay(Duration delay) {
    return and(Trait.DELAY, notNegative("delay", delay));
  }

  /**
   * Lets the client wait until {@link Sandbox#release} is called or the sandbox closes.
   *
   * @return this misbehaviour with no answer for now
   */
  public Misbehaviour hang() {
    return and(Trait.HANG, true);
  }

  /**
   * Sends status line and header fields byte by byte.
   *
   * @param interval the time before each byte
   * @return this misbehaviour with a slow head
   * @throws IllegalArgumentException when the interval is negative
   */
  public Misbehaviour dripHead(Duration interval) {
    return and(Trait.DRIP_HEAD, notNegative("dripHead", interval));
  }

  /**
   * Sends the body byte by byte.
   *
   * @param interval the time before each byte
   * @return this misbehaviour with a slow body
   * @throws IllegalArgumentException when the interval is negative
   */
  public Misbehaviour dripBody(Duration interval) {
    return and(Trait.DRIP_BODY, notNegative("dripBody", interval));
  }

  /**
   * Closes the connection where the answer should begin.
   *
   * @return this misbehaviour with the connection cut
   */
  public Misbehaviour cutBeforeAnswer() {
    return and(Trait.CUT, Cut.BEFORE_ANSWER);
  }

  /**
   * Resets the connection (TCP RST) where the answer should begin.
   *
   * @return this misbehaviour with the connection reset
   */
  public Misbehaviour resetBeforeAnswer() {
    return and(Trait.CUT, Cut.RESET);
  }

  /**
   * Closes the connection in the middle of the body.
   *
   * @return this misbehaviour with the connection cut
   */
  public Misbehaviour cutMidBody() {
    return and(Trait.CUT, Cut.MID_BODY);
  }

  /**
   * Closes the connection behind an answer that promised to keep it.
   *
   * @return this misbehaviour with the connection cut
   */
  public Misbehaviour cutAfterAnswer() {
    return and(Trait.CUT, Cut.AFTER_ANSWER);
  }

  /** The traits by name, without the values of body and header fields. */
  @Override
  public String toString() {
    Map<Trait, Object> shown = new EnumMap<>(Trait.class);
    shown.putAll(traits);
    shown.computeIfPresent(Trait.BODY, (trait, body) -> ((String) body).length() + " characters");
    return "Misbehaviour" + shown;
  }

  /** The traits by the names that the control page takes; no body and no header's value. */
  Map<String, Object> traits() {
    Map<String, Object> shown = new LinkedHashMap<>();
    traits.forEach((trait, value) -> shown.put(trait.shownName(), trait.shown(value)));
    List<String> names = new ArrayList<>();
    headers.fields().forEach(field -> names.add(field.getKey()));
    if (!names.isEmpty()) {
      shown.put("header_names", names);
    }
    return shown;
  }

  /** The status that takes the place of the real answer, or 0. */
  int status() {
    return (int) traits.getOrDefault(Trait.STATUS, 0);
  }

  boolean isChunked() {
    return traits.containsKey(Trait.CHUNKED);
  }

  boolean hangs() {
    return traits.containsKey(Trait.HANG);
  }

  Duration delay() {
    return (Duration) traits.getOrDefault(Trait.DELAY, Duration.ZERO);
  }

  Duration dripHead() {
    return (Duration) traits.getOrDefault(Trait.DRIP_HEAD, Duration.ZERO);
  }

  Duration dripBody() {
    return (Duration) traits.getOrDefault(Trait.DRIP_BODY, Duration.ZERO);
  }

  Cut cut() {
    return (Cut) traits.getOrDefault(Trait.CUT, Cut.NOWHERE);
  }

  /** Whether the client sees a status line. */
  boolean answers() {
    return cut() != Cut.BEFORE_ANSWER && cut() != Cut.RESET;
  }

  /** The answer with header fields and body as this misbehaviour wants them. */
  Answer shape(Answer answer) {
    byte[] body = answer.body();
    if (traits.get(Trait.BODY) instanceof String) {
      body = ((String) traits.get(Trait.BODY)).getBytes(UTF_8);
    }
    int depth = (int) traits.getOrDefault(Trait.NESTED, 0);
    if (depth > 0) {
      body = SpoiltBody.nested(depth, body);
    }
    int padding = (int) traits.getOrDefault(Trait.PADDED, 0);
    if (padding > 0) {
      body = SpoiltBody.padded(padding, body);
    }
    if (traits.containsKey(Trait.MALFORMED)) {
      body = SpoiltBody.halved(body);
    }
    if (!traits.containsKey(Trait.GZIP)) {
      return answer.with(headers).withBody(body);
    }
    Headers encoding = Headers.NONE.and("Content-Encoding", "gzip");
    return answer.with(encoding).with(headers).withBody(SpoiltBody.gzipped(body));
  }

  private static Duration notNegative(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, was " + duration);
    }
    return duration;
  }

  private Misbehaviour and(Trait trait, Object value) {
    Map<Trait, Object> more = new EnumMap<>(Trait.class);
    more.putAll(traits);
    more.put(trait, value);
    return new Misbehaviour(more, headers);
  }
}
