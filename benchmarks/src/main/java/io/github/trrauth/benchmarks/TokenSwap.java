package io.github.trrauth.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token that is swapped as {@code TokensHelper} of Quarkus' {@code oidc-client} does it: whoever
 * finds it within the refresh interval starts the one request, and all callers wait for that,
 * although the token in hand is still good.
 */
final class TokenSwap implements RefreshPeer {
  private static final Pattern ANSWER =
      Pattern.compile("\"access_token\":\"([^\"]+)\".*\"expires_in\":(\\d+)");

  private final URI endpoint;
  private final long aheadNanos;
  private final AtomicReference<CompletableFuture<Token>> current = new AtomicReference<>();
  private final LongAdder waits = new LongAdder();

  private record Token(String header, long endNanos) {}

  TokenSwap(URI endpoint, Duration ahead) {
    this.endpoint = endpoint;
    this.aheadNanos = ahead.toNanos();
  }

  @Override
  public String header() {
    CompletableFuture<Token> seen = current.get();
    while (seen == null || isDue(seen)) {
      CompletableFuture<Token> next = new CompletableFuture<>();
      if (current.compareAndSet(seen, next)) {
        next.completeAsync(this::request);
        seen = next;
      } else {
        seen = current.get();
      }
    }
    if (!seen.isDone()) {
      waits.increment();
    }
    return seen.join().header;
  }

  private boolean isDue(CompletableFuture<Token> seen) {
    return seen.isDone() && seen.join().endNanos - System.nanoTime() < aheadNanos;
  }

  private Token request() {
    long begin = System.nanoTime();
    try {
      HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
      connection.setDoOutput(true);
      try (OutputStream body = connection.getOutputStream()) {
        body.write("{\"client_id\":\"benchmark\"}".getBytes(StandardCharsets.US_ASCII));
      }
      try (InputStream answer = connection.getInputStream()) {
        Matcher token =
            ANSWER.matcher(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
        if (!token.find()) {
          throw new IllegalStateException("no token");
        }
        long lifetime = Duration.ofSeconds(Long.parseLong(token.group(2))).toNanos();
        return new Token("Bearer " + token.group(1), begin + lifetime);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long waits() {
    return waits.sum();
  }

  @Override
  public void close() {
    // Nothing runs but a request, which ends by itself.
  }
}
