package io.github.trrauth;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The watch over tokens that are used in a way that looks wrong: what is on, and when it is over.
 *
 * <p>Rejections are over when a token has been replaced in its time that was not rejected; many
 * fetches are over with the first fetch that is none too many.
 */
final class Alerts {
  private static final String OTHERS = "; another process may be using these credentials";

  private final TimeSource time;
  private final Counters counters;
  private final Consumer<AuthEvent> events;

  /** What is on, with the fingerprint of the token that it was raised for. */
  private final Map<MessageId, String> active = new ConcurrentHashMap<>();

  private volatile @Nullable AuthEvent latest;

  Alerts(TimeSource time, Counters counters, Consumer<AuthEvent> events) {
    this.time = time;
    this.counters = counters;
    this.events = events;
  }

  /** A token was rejected that is hardly in use yet. */
  void freshTokenRejected(String host, int status, AccessToken token) {
    String text = "a freshly fetched token was rejected" + OTHERS;
    raise(MessageId.FRESH_TOKEN_REJECTED, host, status, text, token);
  }

  /** A token was rejected that should have been valid for long. */
  void rejectedEarly(String host, int status, AccessToken token) {
    String text = "a token was rejected well before its end" + OTHERS;
    raise(MessageId.REJECTED_EARLY, host, status, text, token);
  }

  /**
   * A token was granted; called for one after the other, and maybe after the API has rejected it.
   *
   * @param insteadOfGood whether it takes the place of a token that the API has not rejected
   */
  void granted(String host, AccessToken token, boolean insteadOfGood, boolean oneOfTooMany) {
    if (insteadOfGood) {
      String text = "a token was in use until its refresh was due";
      overUnlessFor(token, MessageId.FRESH_TOKEN_REJECTED, host, text);
      overUnlessFor(token, MessageId.REJECTED_EARLY, host, text);
    }
    if (oneOfTooMany) {
      String often = "more than " + FetchHistory.USUAL + " fetches within one token lifetime";
      raise(MessageId.MANY_FETCHES, host, 0, often + OTHERS, token);
    } else if (active.remove(MessageId.MANY_FETCHES) != null) {
      over(MessageId.MANY_FETCHES, host, "fetches are as rare as they should be", token);
    }
  }

  private void raise(MessageId id, String host, int status, String text, AccessToken token) {
    AuthEvent alert =
        AuthEvent.of(AuthEvent.Type.ALERT, id, time.wallClock(), host, status, text, token);
    latest = alert;
    active.put(id, token.fingerprint());
    counters.alerts.increment();
    events.accept(alert);
  }

  private void overUnlessFor(AccessToken token, MessageId id, String host, String text) {
    String about = active.get(id);
    if (about != null && !about.equals(token.fingerprint()) && active.remove(id, about)) {
      over(id, host, text, token);
    }
  }

  private void over(MessageId id, String host, String text, AccessToken token) {
    events.accept(
        AuthEvent.of(AuthEvent.Type.ALERT_OVER, id, time.wallClock(), host, 0, text, token));
  }

  /** The alerts that are on. */
  Set<MessageId> active() {
    Set<MessageId> now = EnumSet.noneOf(MessageId.class);
    now.addAll(active.keySet());
    return Collections.unmodifiableSet(now);
  }

  /** The latest alert, over or not; null if there was none. */
  @Nullable AuthEvent latest() {
    return latest;
  }
}
