package io.github.trrauth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the token: all that the core says about itself.
 *
 * <p>Immutable. Holds no token and no secret: a token is named by its fingerprint.
 */
public final class AuthEvent {
  /** The kinds of events. */
  public enum Type {
    /** The token endpoint gave out a token. */
    FETCHED,
    /** A token request failed in a way that may pass by itself. */
    FETCH_FAILED,
    /** The token endpoint refused the credentials. */
    CREDENTIALS_REJECTED,
    /** A token was granted for another secret than before: the old one can be withdrawn. */
    SECRET_SWITCHED,
    /** The API answered 401 or 403 to a signed request. */
    API_REJECTED,
    /** The API answered the replay of a rejected request. */
    REPLAYED,
    /** The API accepts tokens again, after it had rejected one. */
    API_ACCEPTED,
    /** The token is used in a way that looks wrong; id and detail say in which. */
    ALERT,
    /** What an alert was about is over; the id is the alert's. */
    ALERT_OVER
  }

  private final Type type;
  private final MessageId id;
  private final Instant at;
  private final String host;
  private final int status;
  private final String detail;
  private final @Nullable String fingerprint;
  private final @Nullable Duration lifetime;
  private final Duration took;

  private AuthEvent(
      Type type,
      MessageId id,
      Instant at,
      String host,
      int status,
      String detail,
      @Nullable String fingerprint,
      @Nullable Duration lifetime,
      Duration took) {
    this.type = type;
    this.id = id;
    this.at = at;
    this.host = host;
    this.status = status;
    this.detail = detail;
    this.fingerprint = fingerprint;
    this.lifetime = lifetime;
    this.took = took;
  }

  /** An event whose message has the event's name. */
  static AuthEvent of(
      Type type, Instant at, String host, int status, String detail, @Nullable AccessToken token) {
    return of(type, MessageId.valueOf(type.name()), at, host, status, detail, token);
  }

  static AuthEvent of(
      Type type,
      MessageId id,
      Instant at,
      String host,
      int status,
      String detail,
      @Nullable AccessToken token) {
    String fingerprint = token == null ? null : token.fingerprint();
    Duration lifetime = token == null ? null : token.lifetime();
    return new AuthEvent(type, id, at, host, status, detail, fingerprint, lifetime, Duration.ZERO);
  }

  /** The same event, which took this long to come about. */
  AuthEvent after(Duration duration) {
    return new AuthEvent(type, id, at, host, status, detail, fingerprint, lifetime, duration);
  }

  /**
   * Returns what kind of event this is.
   *
   * @return the kind
   */
  public Type type() {
    return type;
  }

  /**
   * Returns the id of the message about it, of an alert that of its kind.
   *
   * @return an id that has a row in the documentation
   */
  public MessageId id() {
    return id;
  }

  /**
   * Returns when it happened.
   *
   * @return a time by the wall clock
   */
  public Instant at() {
    return at;
  }

  /**
   * Returns the host that the event is about: the token endpoint's or the API's.
   *
   * @return a host name
   */
  public String host() {
    return host;
  }

  /**
   * Returns the HTTP status that the event is about.
   *
   * @return the status, or 0 where there was none
   */
  public int status() {
    return status;
  }

  /**
   * Returns what happened, in words fit for a log.
   *
   * @return one line
   */
  public String detail() {
    return detail;
  }

  /**
   * Returns the fingerprint of the token that the event is about.
   *
   * @return 8 hexadecimal digits, or null where there is no token
   */
  public @Nullable String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns how long the token that the event is about is valid, counted from just before it was
   * requested.
   *
   * @return its whole lifetime, positive and at most 24 hours, or null where there is no token
   */
  public @Nullable Duration lifetime() {
    return lifetime;
  }

  /**
   * Returns how long the token request took that the event is about.
   *
   * @return a duration, zero for what is no answer to a token request, or where none was sent
   */
  public Duration took() {
    return took;
  }

  /**
   * Returns the event as one line that begins with its id; without the time, which logs have
   * themselves.
   */
  @Override
  public String toString() {
    return id.before(text());
  }

  /** The line without its id. */
  String text() {
    String token = fingerprint == null ? "" : " (token " + fingerprint + ")";
    String withStatus = status == 0 ? "" : " " + status;
    return type + " " + host + withStatus + ": " + detail + token;
  }
}
