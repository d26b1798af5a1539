package io.github.trrauth;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The judge of what the API answers to signed requests: is the token to be replaced, and is the
 * request to be sent again?
 */
final class ApiAnswers {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final StateCell cell;
  private final TimeSource time;
  private final String host;
  private final Alerts alerts;
  private final Consumer<AuthEvent> events;

  /** The token that the API rejected last; null while all is well. */
  private volatile @Nullable AccessToken troubled;

  private volatile @Nullable AuthEvent lastRejection;

  ApiAnswers(
      StateCell cell, TimeSource time, String host, Alerts alerts, Consumer<AuthEvent> events) {
    this.cell = cell;
    this.time = time;
    this.host = host;
    this.alerts = alerts;
    this.events = events;
  }

  /** The latest rejection; null if there was none. */
  @Nullable AuthEvent lastRejection() {
    return lastRejection;
  }

  /** Takes note of an answer; true if the request is to be sent once more with another token. */
  boolean judge(AccessToken token, int status, boolean replay, @Nullable String message) {
    if (replay) {
      tell(AuthEvent.Type.REPLAYED, status, "the replay of a rejected request was answered", token);
    }
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return reject(token, status, replay, message);
    }
    // A server's or a proxy's trouble says nothing about the token.
    if (status < 500 && status != PROXY_AUTHENTICATION_REQUIRED) {
      accept(token, status, replay);
    }
    return false;
  }

  private void accept(AccessToken token, int status, boolean replay) {
    if (replay) {
      TokenState before;
      do {
        before = cell.get();
      } while (!cell.replace(before, before.gated(before.gate.accepted())));
    }
    AccessToken rejected = troubled;
    if (rejected != null && !rejected.equals(token) && (replay || !cell.get().gate.isTroubled())) {
      troubled = null;
      tell(AuthEvent.Type.API_ACCEPTED, status, "tokens are accepted again", token);
    }
  }

  private boolean reject(AccessToken token, int status, boolean replay, @Nullable String message) {
    TokenState before;
    Ruling ruling;
    long now;
    do {
      before = cell.get();
      now = time.nanos();
      ruling =
          status == UNAUTHORIZED
              ? unauthorized(before, token, replay, now)
              : forbidden(before, token, replay, now);
    } while (!cell.replace(before, ruling.next));
    troubled = token;
    String detail = "a request was rejected" + (message == null ? "" : ": \"" + message + "\"");
    AuthEvent rejection = event(AuthEvent.Type.API_REJECTED, status, detail, token);
    lastRejection = rejection;
    events.accept(rejection);
    if (ruling.next.spoiled && !before.spoiled) {
      alert(token, status, now);
    }
    return ruling.replay;
  }

  private static Ruling unauthorized(
      TokenState before, AccessToken token, boolean replay, long now) {
    if (!before.holds(token)) {
      return new Ruling(before, !replay && !before.spoiled);
    }
    TokenState next = before.gated(before.gate.rejected(token, replay, now)).spoiled();
    return new Ruling(next, !replay && next.mayForce(now) && !next.isBackingOff(now));
  }

  private static Ruling forbidden(TokenState before, AccessToken token, boolean replay, long now) {
    boolean admitted =
        !replay
            && before.gate.admitsForbidden(token.ageNanos(now), now)
            && !before.isBackingOff(now);
    if (!admitted) {
      return new Ruling(before, false);
    }
    TokenState noted = before.gated(before.gate.forbidden(now));
    if (!before.holds(token)) {
      return new Ruling(noted, !before.spoiled);
    }
    return before.mayForce(now) ? new Ruling(noted.spoiled(), true) : new Ruling(before, false);
  }

  private void alert(AccessToken token, int status, long now) {
    Phase phase = token.phase(now);
    if (token.ageNanos(now) < YOUNG_NANOS) {
      alerts.freshTokenRejected(host, status, token);
    } else if (phase == Phase.FRESH || phase == Phase.STALE) {
      alerts.rejectedEarly(host, status, token);
    }
  }

  private void tell(AuthEvent.Type type, int status, String detail, AccessToken token) {
    events.accept(event(type, status, detail, token));
  }

  private AuthEvent event(AuthEvent.Type type, int status, String detail, AccessToken token) {
    return AuthEvent.of(type, time.wallClock(), host, status, detail, token);
  }

  /** What a rejection leads to. */
  private static final class Ruling {
    final TokenState next;
    final boolean replay;

    Ruling(TokenState next, boolean replay) {
      this.next = next;
      this.replay = replay;
    }
  }
}
