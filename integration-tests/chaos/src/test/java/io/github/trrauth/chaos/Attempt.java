package io.github.trrauth.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.trrauth.sandbox.Grant;
import io.github.trrauth.sandbox.JournalEntry;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One token request as the line, the vendor and the client saw it; its times are ticks.
 *
 * @param requested the client's tick just before it, or one before that
 * @param delivered when the client had the token for sure; only of a granted one
 * @param ended not after the client's end of it
 * @param exact whether the end is that of an answer, and not a time-out as the line saw it
 * @param request what the vendor read, or null if nothing came
 * @param grant the token, or null if the client got none
 * @param lifetime the token's, as the client counts it
 */
record Attempt(
    long opened,
    long requested,
    long delivered,
    long ended,
    long closed,
    boolean exact,
    JournalEntry request,
    Grant grant,
    long lifetime) {
  private static final Set<Integer> PASSING = Set.of(0, 408, 425, 429);
  private static final Pattern SECRET = Pattern.compile("\"client_secret\":\"([^\"]*)\"");

  boolean isGranted() {
    return grant != null;
  }

  boolean isRefused() {
    int status = request == null ? 0 : request.status();
    return !isGranted() && status >= 300 && status < 500 && !PASSING.contains(status);
  }

  boolean isFailed() {
    return !isGranted() && !isRefused();
  }

  /** The secret that was sent: for comparison alone. */
  String secret() {
    Matcher secret = SECRET.matcher(request == null ? "" : new String(request.body(), UTF_8));
    return secret.find() ? secret.group(1) : "";
  }

  /** When the token in hand ends by the client's or the vendor's reckoning, whichever is first. */
  long end() {
    long own = requested + lifetime;
    return grant.endNanos() - own < 0 ? grant.endNanos() : own;
  }

  boolean overlaps(long from, long to) {
    return to - opened >= 0 && closed - from >= 0;
  }

  /** Without the request's body. */
  @Override
  public String toString() {
    String kind = isGranted() ? grant.toString() : isRefused() ? "refused" : "failed";
    return kind + " in " + (closed - opened) / 1_000_000 + " ms";
  }
}
