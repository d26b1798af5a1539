package io.github.trrauth;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A token endpoint that answers when the test says so, on the thread that the test says. */
final class GatedEndpoint implements TokenEndpoint {
  private final LinkedBlockingQueue<CompletableFuture<TokenAnswer>> waiting =
      new LinkedBlockingQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean closed;

  @Override
  public CompletableFuture<TokenAnswer> request(ClientCredentials credentials) {
    CompletableFuture<TokenAnswer> answer = new CompletableFuture<>();
    requests.incrementAndGet();
    waiting.add(answer);
    return answer;
  }

  /** The next request that waits for its answer; fails if none comes. */
  CompletableFuture<TokenAnswer> awaitRequest() throws InterruptedException {
    CompletableFuture<TokenAnswer> next = waiting.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no token request came");
    }
    return next;
  }

  static TokenAnswer granted(String token) {
    return TokenAnswer.granted(200, token, Duration.ofHours(1));
  }

  int requests() {
    return requests.get();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public String host() {
    return "vendor.trr-apps.com";
  }

  @Override
  public void close() {
    closed = true;
  }
}
