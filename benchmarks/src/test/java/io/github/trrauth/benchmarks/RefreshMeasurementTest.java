package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefreshMeasurementTest {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  @Test
  void swap_tokenIsNotDue_makesOneRequest() throws IOException {
    try (LoopbackVendor vendor = LoopbackVendor.start();
        TokenSwap swap = swap(vendor, Duration.ofSeconds(1))) {
      String header = swap.header();

      assertThat(header).startsWith("Bearer trr_loopback_1");
      assertThat(swap.header()).isEqualTo(header);
      assertThat(vendor.tokenRequests()).isEqualTo(1);
      assertThat(swap.waits()).isEqualTo(1);
    }
  }

  @Test
  void swap_tokenIsDue_letsCallersWait() throws IOException {
    try (LoopbackVendor vendor = LoopbackVendor.start();
        TokenSwap swap = swap(vendor, Duration.ofHours(2))) {
      String first = swap.header();

      assertThat(swap.header()).isNotEqualTo(first);
      assertThat(swap.waits()).isEqualTo(2);
    }
  }

  @Test
  void callers_oneIsHeldUp_countsThoseThatWouldHaveComeMeanwhile()
      throws IOException, InterruptedException {
    Duration latency = Duration.ofMillis(200);
    try (LoopbackVendor vendor = LoopbackVendor.start().tokenLatency(latency);
        TokenSwap swap = swap(vendor, Duration.ofSeconds(1))) {
      PacedCallers.Latencies latencies =
          PacedCallers.run(swap, vendor, 1, INTERVAL_NANOS, () -> vendor.tokenRequests() > 0);

      long longest = latencies.refresh().getMaxValue();
      assertThat(longest).isGreaterThanOrEqualTo(latency.toNanos() * 9 / 10);
      assertThat(latencies.refresh().getTotalCount())
          .isGreaterThanOrEqualTo(longest / INTERVAL_NANOS - 1);
      assertThat(swap.waits()).isEqualTo(1);
    }
  }

  private static TokenSwap swap(LoopbackVendor vendor, Duration ahead) {
    return new TokenSwap(URI.create(vendor.url() + LoopbackVendor.TOKEN_PATH), ahead);
  }
}
