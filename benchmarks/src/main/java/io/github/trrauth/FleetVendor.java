package io.github.trrauth;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The vendor of a whole fleet: counts token requests by the second, fails and revokes on time. */
final class FleetVendor implements TokenEndpoint {
  /** What the vendor documents. */
  static final Duration LIFETIME = Duration.ofHours(1);

  private static final long LATENCY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final FleetClock clock;
  private final FleetDay.Event event;
  private final int[] requestsBySecond;
  private long tokens;

  FleetVendor(FleetClock clock, FleetDay.Event event, int seconds) {
    this.clock = clock;
    this.event = event;
    this.requestsBySecond = new int[seconds];
  }

  @Override
  public CompletableFuture<TokenAnswer> request(ClientCredentials credentials) {
    long now = clock.nanos();
    requestsBySecond[(int) TimeUnit.NANOSECONDS.toSeconds(now)]++;
    TokenAnswer answer =
        event.isDown(now)
            ? TokenAnswer.failed(503, "HTTP 503", Duration.ZERO, null)
            : TokenAnswer.granted(200, now + "." + tokens++, LIFETIME);
    CompletableFuture<TokenAnswer> result = new CompletableFuture<>();
    clock.schedule(() -> result.complete(answer), LATENCY_NANOS);
    return result;
  }

  /** Says whether the API takes a token at this moment. */
  boolean accepts(AccessToken token) {
    return !event.revokesBefore(clock.nanos()) || event.spares(issuedAt(token));
  }

  private static long issuedAt(AccessToken token) {
    String value = token.value();
    return Long.parseLong(value.substring(0, value.indexOf('.')));
  }

  int[] requestsBySecond() {
    return requestsBySecond;
  }

  @Override
  public String host() {
    return "vendor.trr-apps.com";
  }

  @Override
  public void close() {}
}
