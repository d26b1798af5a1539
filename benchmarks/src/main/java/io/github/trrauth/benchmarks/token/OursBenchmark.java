package io.github.trrauth.benchmarks.token;

import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import io.github.trrauth.sandbox.Sandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.TearDown;

/** The value of the header, ready made; the vendor that gave out the token is gone. */
public class OursBenchmark extends ReadBenchmark {
  private final TokenSource source = source();

  private static TokenSource source() {
    try (Sandbox vendor = Sandbox.builder().plainHttp().start()) {
      vendor.tokens().lifetime(Duration.ofHours(LIFETIME_HOURS));
      Map<String, String> settings = new HashMap<>(vendor.settings());
      settings.put("trr.auth.base-url", vendor.httpUrl().toString());
      settings.put("trr.auth.allow-insecure-loopback", "true");
      TokenSource source = TokenSource.builder(Settings.read(settings::get)).build();
      source.get();
      return source;
    }
  }

  /** Ends what is measured. */
  @TearDown
  public void close() {
    source.close();
  }

  @Override
  protected Object read() {
    return source.get().headerValue();
  }
}
