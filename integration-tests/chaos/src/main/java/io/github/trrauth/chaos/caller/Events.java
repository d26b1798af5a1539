package io.github.trrauth.chaos.caller;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.TokenSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes on what happens to the token, with the tick at which the one in hand was asked for. */
@ApplicationScoped
class Events {
  private @Nullable TokenSource source;
  private volatile @Nullable Lines lines;

  Events() {}

  @Inject
  Events(TokenSource source) {
    this.source = source;
  }

  void tell(Lines to) {
    lines = to;
  }

  void onEvent(@ObservesAsync AuthEvent event) {
    long tick = System.nanoTime();
    Lines to = lines;
    if (to == null || source == null) {
      return;
    }
    // The tick is older than the age: what comes out is the request's tick or one before it.
    Duration age = source.metrics().tokenAge();
    long requested = age == null ? 0 : tick - age.toNanos();
    to.event(
        tick,
        String.format(
            "%s %s %d %s", event.type(), event.fingerprint(), requested, word(event.detail())));
  }

  private static String word(String detail) {
    return detail.replace(' ', '_');
  }
}
