package io.github.trrauth.benchmarks.token;

import java.time.Duration;
import java.time.Instant;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/** AWS SDK v2: the cache behind its credentials. */
public class AwsBenchmark extends ReadBenchmark {
  private final CachedSupplier<String> cache = CachedSupplier.builder(AwsBenchmark::fetch).build();

  private static RefreshResult<String> fetch() {
    Instant end = Instant.now().plus(Duration.ofHours(LIFETIME_HOURS));
    return RefreshResult.builder("token")
        .staleTime(end)
        .prefetchTime(end.minus(Duration.ofHours(1)))
        .build();
  }

  /** Ends what is measured. */
  @TearDown
  public void close() {
    cache.close();
  }

  @Override
  protected Object read() {
    return cache.get();
  }
}
