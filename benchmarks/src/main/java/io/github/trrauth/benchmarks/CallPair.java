package io.github.trrauth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Two JVMs that call by turns: one with our jar, one with a constant header. */
final class CallPair implements AutoCloseable {
  private static final String CONSTANT = "Bearer trr_loopback_0_" + "x".repeat(32);
  private static final int FIRST_CALLS = 20;

  private final LoopbackVendor vendor;
  private final LoopbackVendor other;
  private final CallJvm ours;
  private final CallJvm constant;
  private final long sliceNanos;
  private final Map<Call, Integer> times = new EnumMap<>(Call.class);
  private long signed;
  private long elsewhere;

  private CallPair(
      LoopbackVendor vendor,
      LoopbackVendor other,
      CallJvm ours,
      CallJvm constant,
      long sliceNanos) {
    this.vendor = vendor;
    this.other = other;
    this.ours = ours;
    this.constant = constant;
    this.sliceNanos = sliceNanos;
  }

  /**
   * Starts both.
   *
   * @param client the folder with the class path of a client
   * @param sliceNanos how long one of them calls before it is the other's turn, about
   */
  static CallPair start(Path client, long sliceNanos) throws IOException {
    LoopbackVendor vendor = LoopbackVendor.start();
    LoopbackVendor other = LoopbackVendor.start();
    CallJvm ours = CallJvm.signed(client, vendor, other);
    CallJvm constant = CallJvm.constant(client, vendor, other, CONSTANT);
    return new CallPair(vendor, other, ours, constant, sliceNanos);
  }

  /** Lets both call for a while, and finds out how many calls there are to a slice. */
  void warmUp(Call call, long nanos) {
    long end = System.nanoTime() + nanos;
    int number = FIRST_CALLS;
    do {
      CallJvm.Slice slice = constant.run(call, number);
      count(call, ours.run(call, number));
      number = (int) Math.max(FIRST_CALLS, sliceNanos * slice.calls() / slice.nanos());
    } while (System.nanoTime() < end);
    times.put(call, number);
  }

  /**
   * Measures both, ours first and last, so that a machine that becomes slower or faster does so for
   * both.
   *
   * @param taker takes what ours took, and what the other one took
   */
  void measure(Call call, BiConsumer<CallJvm.Slice, CallJvm.Slice> taker) {
    int number = times.getOrDefault(call, FIRST_CALLS);
    CallJvm.Slice first = ours.run(call, number);
    CallJvm.Slice theirs = constant.run(call, number).plus(constant.run(call, number));
    CallJvm.Slice own = first.plus(ours.run(call, number));
    count(call, own);
    taker.accept(own, theirs);
  }

  private void count(Call call, CallJvm.Slice slice) {
    if (call == Call.ELSEWHERE) {
      elsewhere += slice.calls();
    } else {
      signed += slice.calls();
    }
  }

  /** Fails unless the vendor, and nobody else, got the token with each of our calls. */
  void check() {
    boolean right =
        vendor.signedRequests() == signed
            && vendor.tokenRequests() == 1
            && other.signedRequests() == 0
            && other.tokenRequests() == 0
            && other.unsignedRequests() >= elsewhere;
    if (!right) {
      throw new IllegalStateException(
          String.format(
              "%d calls should have been signed, and were %d; elsewhere 0, and were %d; with %d token requests",
              signed, vendor.signedRequests(), other.signedRequests(), vendor.tokenRequests()));
    }
  }

  @Override
  public void close() throws IOException {
    ours.close();
    constant.close();
    vendor.close();
    other.close();
  }
}
