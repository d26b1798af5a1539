package io.github.trrauth.benchmarks.token;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Reads a token that stays good while it is measured; all threads share one source. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class ReadBenchmark {
  /** Longer than anything is measured. */
  static final int LIFETIME_HOURS = 12;

  private static final int READS = 5000;

  /** Returns the token in the form in which the library hands it out. */
  protected abstract Object read() throws Exception;

  /** Reads once. */
  @Benchmark
  public Object one() throws Exception {
    return read();
  }

  /** Reads so often from each of many virtual threads that their start does not count. */
  @Benchmark
  @OperationsPerInvocation(VirtualThreads.COUNT * READS)
  public void virtual(VirtualThreads threads, Blackhole hole) throws Exception {
    threads.all(
        () -> {
          for (int i = 0; i < READS; i++) {
            hole.consume(read());
          }
          return hole;
        });
  }
}
