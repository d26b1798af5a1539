package io.github.trrauth.benchmarks.token;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * New virtual threads for every turn, which needs Java 21. JMH's own ones hang where there are more
 * of them than processors: those that wait for a turn's end keep the others from running.
 */
@State(Scope.Benchmark)
public class VirtualThreads {
  /** How many there are at once. */
  static final int COUNT = 64;

  @SuppressWarnings("NullAway.Init") // by JMH, before it is used
  private ExecutorService executor;

  /** Starts nothing yet. */
  @Setup
  public void open() throws ReflectiveOperationException {
    executor =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  /** Lets every thread do the same, and waits for all. */
  void all(Callable<?> work) throws Exception {
    for (Future<?> done : executor.invokeAll(Collections.nCopies(COUNT, work))) {
      done.get();
    }
  }

  /** Ends them. */
  @TearDown
  public void close() {
    executor.shutdownNow();
  }
}
