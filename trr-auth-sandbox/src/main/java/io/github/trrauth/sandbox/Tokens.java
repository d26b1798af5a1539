package io.github.trrauth.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that the vendor has issued, and how it issues the next ones. Safe for many threads.
 */
public final class Tokens {
  /** A token's lifetime unless told otherwise, as documented by the vendor. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

  private static final String SCHEME = "Bearer ";

  private final List<IssuedToken> issued = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();
  private final Map<String, IssuedToken> byValue = new HashMap<>();
  private Duration lifetime = DEFAULT_LIFETIME;
  private @Nullable Object advertised;
  private boolean absent;
  private boolean repeat;
  private boolean newEndsOlder;

  Tokens() {}

  /**
   * Sets how long the tokens issued from now on live, and says so in {@code expires_in}.
   *
   * @param lifetime whole seconds, at least one
   * @throws IllegalArgumentException when the lifetime is none of those
   */
  public synchronized void lifetime(Duration lifetime) {
    if (lifetime.toSeconds() < 1 || lifetime.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "lifetime must be whole seconds, at least one, was " + lifetime);
    }
    this.lifetime = lifetime;
    this.advertised = null;
    this.absent = false;
  }

  /**
   * Sets what answers say in {@code expires_in}, whatever the lifetime is, until {@link #lifetime}
   * is called.
   *
   * @param json any JSON value, such as {@code "3600"} in quotes, {@code 0} or {@code null}
   * @throws IllegalArgumentException when it is not JSON
   */
  public synchronized void advertise(String json) {
    this.advertised = JsonReader.read(json);
    this.absent = false;
  }

  /** Leaves {@code expires_in} out of the answers until {@link #lifetime} is called. */
  public synchronized void advertiseNothing() {
    this.absent = true;
  }

  /**
   * Sets whether the newest token is given out again until it expires, even when it was revoked,
   * with the rest of its lifetime.
   *
   * @param on true to repeat
   */
  public synchronized void repeat(boolean on) {
    this.repeat = on;
  }

  /**
   * Sets whether a new token ends the ones before it.
   *
   * @param on true to end them
   */
  public synchronized void newEndsOlder(boolean on) {
    this.newEndsOlder = on;
  }

  /** Revokes every token issued so far. */
  public synchronized void revokeAll() {
    issued.forEach(IssuedToken::revoke);
  }

  /**
   * Revokes one token.
   *
   * @param ordinal which: 1 for the first one that was issued
   * @throws IllegalArgumentException when there is no such token
   */
  public synchronized void revoke(int ordinal) {
    if (ordinal < 1 || ordinal > issued.size()) {
      throw new IllegalArgumentException(
          "ordinal must be from 1 to " + issued.size() + ", was " + ordinal);
    }
    issued.get(ordinal - 1).revoke();
  }

  /**
   * The values of all tokens issued since the start, oldest first, for a search in what must not
   * hold them.
   *
   * @return a copy
   */
  public synchronized List<String> issued() {
    List<String> values = new ArrayList<>();
    issued.forEach(token -> values.add(token.value()));
    return values;
  }

  /**
   * What was given out when, and until when it was good: a record to judge clients by.
   *
   * @return oldest first; a token that was given out twice is in it twice
   */
  public synchronized List<Grant> grants() {
    List<Grant> all = new ArrayList<>();
    grants.forEach(grant -> all.add(grant.until(issued.get(grant.ordinal() - 1).lastNanos())));
    return all;
  }

  /** The tokens that were issued last, newest first, without their values. */
  synchronized List<Map<String, Object>> latest(int count) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = issued.size() - 1; i >= Math.max(0, issued.size() - count); i--) {
      shown.add(issued.get(i).shown());
    }
    return shown;
  }

  /** How the next tokens are issued, by the names that the control page takes. */
  synchronized Map<String, Object> issuing() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("lifetime", lifetime.toSeconds());
    if (advertised != null) {
      shown.put("expires_in", advertised);
    }
    shown.put("no_expires_in", absent);
    shown.put("repeat", repeat);
    shown.put("new_ends_older", newEndsOlder);
    return shown;
  }

  /** How many tokens were issued since the start. */
  synchronized int count() {
    return issued.size();
  }

  /** How tokens are issued goes back to the default; the issued ones stay as they are. */
  synchronized void reset() {
    lifetime(DEFAULT_LIFETIME);
    repeat = false;
    newEndsOlder = false;
  }

  /** The documented answer, for a client that has shown its secret. */
  synchronized Answer issue() {
    IssuedToken token = repeat ? newest() : null;
    if (token == null || token.isExpired()) {
      token = add();
    }
    grants.add(Grant.now(token.ordinal(), token.fingerprint(), token.endNanos()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", token.value());
    answer.put("token_type", "Bearer");
    if (!absent) {
      answer.put("expires_in", advertised == null ? token.secondsLeft() : advertised);
    }
    return Answer.json(200, answer);
  }

  synchronized Presented judge(Request request) {
    List<String> values = request.headers().all("Authorization");
    if (values.isEmpty()) {
      return new Presented(TokenState.NONE, 0, "");
    }
    if (values.size() > 1) {
      return new Presented(TokenState.DOUBLED, 0, "");
    }
    String value = values.get(0);
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Presented(TokenState.MALFORMED, 0, "");
    }
    String bearer = value.substring(SCHEME.length());
    IssuedToken token = byValue.get(bearer);
    return token == null
        ? new Presented(TokenState.UNKNOWN, 0, Sha256.fingerprint(bearer))
        : new Presented(token.state(), token.ordinal(), token.fingerprint());
  }

  private @Nullable IssuedToken newest() {
    return issued.isEmpty() ? null : issued.get(issued.size() - 1);
  }

  private IssuedToken add() {
    if (newEndsOlder) {
      revokeAll();
    }
    IssuedToken token = IssuedToken.issue(issued.size() + 1, lifetime);
    issued.add(token);
    byValue.put(token.value(), token);
    return token;
  }
}
