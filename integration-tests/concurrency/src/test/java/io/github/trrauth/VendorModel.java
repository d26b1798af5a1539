package io.github.trrauth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The world around a token source: a clock, threads and a token endpoint that do nothing by
 * themselves, and a judge of each token request.
 *
 * <p>Each method is one step for the model checker. So no method calls the source.
 */
final class VendorModel implements TimeSource, Tasks, TokenEndpoint {
  static final Duration LIFETIME = Duration.ofHours(1);

  /** With the jitter that the random number 0 means, and the default of {@code refresh-ahead}. */
  private static final Duration FRESH = Duration.ofMinutes(45);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

  private final Deque<Runnable> due = new ArrayDeque<>();
  private final List<Timer> timers = new ArrayList<>();
  private final Deque<CompletableFuture<TokenAnswer>> asked = new ArrayDeque<>();
  private final List<String> wrongs = new ArrayList<>();
  private long nanos;
  private int granted;
  private long askedAt;
  private long tokenAskedAt;
  private int rejected;
  private int returned;
  private long notBefore = Long.MIN_VALUE;
  private boolean ended;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH;
  }

  @Override
  public void execute(Runnable work) {
    due.add(work);
  }

  @Override
  public Runnable schedule(Runnable work, long delayNanos) {
    Timer timer = new Timer(work, nanos + delayNanos);
    timers.add(timer);
    return () -> timer.cancelled = true;
  }

  @Override
  public String host() {
    return "vendor.example";
  }

  /** The endpoint, the threads and the timers are ended with one and the same method. */
  @Override
  public void close() {
    ended = true;
  }

  @Override
  public CompletableFuture<TokenAnswer> request(ClientCredentials credentials) {
    if (!asked.isEmpty()) {
      wrongs.add("a second token request while one is under way");
    }
    if (nanos < notBefore) {
      wrongs.add("a token request during a back-off");
    }
    if (granted > rejected && nanos - tokenAskedAt < FRESH.toNanos()) {
      wrongs.add("a token request although token " + granted + " is fresh and not rejected");
    }
    CompletableFuture<TokenAnswer> answer = new CompletableFuture<>();
    asked.add(answer);
    // A token's age counts from here, however long the answer takes.
    askedAt = nanos;
    return answer;
  }

  CompletableFuture<TokenAnswer> takeRequest() {
    return asked.poll();
  }

  TokenAnswer grant() {
    granted++;
    tokenAskedAt = askedAt;
    return TokenAnswer.granted(200, "token-" + granted, LIFETIME);
  }

  TokenAnswer fail() {
    notBefore = nanos + SHORTEST_PAUSE.toNanos();
    return TokenAnswer.failed(503, "HTTP 503", Duration.ZERO, null);
  }

  TokenAnswer refuse() {
    notBefore = nanos + PAUSE_AFTER_REFUSAL.toNanos();
    return TokenAnswer.rejected(401, "HTTP 401");
  }

  /** The next work for a thread, or null. */
  Runnable takeWork() {
    if (!due.isEmpty()) {
      return due.poll();
    }
    for (Timer timer : timers) {
      if (timer.at - nanos <= 0) {
        timers.remove(timer);
        return timer.cancelled ? () -> {} : timer.work;
      }
    }
    return null;
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** The number of the newest token that a caller has got. */
  int returned() {
    return returned;
  }

  void gotToken(AccessToken token, int atLeast) {
    int number = Integer.parseInt(token.value().substring("token-".length()));
    if (number < atLeast) {
      wrongs.add("token " + number + " for a caller that asked when token " + atLeast + " was out");
    }
    returned = Math.max(returned, number);
  }

  void rejecting(AccessToken token) {
    int number = Integer.parseInt(token.value().substring("token-".length()));
    rejected = Math.max(rejected, number);
  }

  void wrong(String what) {
    wrongs.add(what);
  }

  List<String> wrongs() {
    return wrongs;
  }

  boolean ended() {
    return ended;
  }

  /** Work for later. */
  private static final class Timer {
    private final Runnable work;
    private final long at;
    private boolean cancelled;

    Timer(Runnable work, long at) {
      this.work = work;
      this.at = at;
    }
  }
}
