package io.github.trrauth.benchmarks;

import io.github.trrauth.AccessToken;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import java.util.Map;
import java.util.function.Supplier;

/** Who keeps a token for callers, and counts those whom it lets wait. */
interface RefreshPeer extends AutoCloseable {
  /** Returns the value of the {@code Authorization} header, after a wait if need be. */
  String header();

  /** Returns how many callers have waited. */
  long waits();

  @Override
  void close();

  /** Ours. */
  static RefreshPeer ours(Map<String, String> settings) {
    TokenSource source = TokenSource.builder(Settings.read(settings::get)).build();
    Supplier<AccessToken> token = source::get;
    return new RefreshPeer() {
      @Override
      public String header() {
        return token.get().headerValue();
      }

      @Override
      public long waits() {
        return source.metrics().waits();
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
