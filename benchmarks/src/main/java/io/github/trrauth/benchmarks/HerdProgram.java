package io.github.trrauth.benchmarks;

import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a herd of threads loose on something that has no token yet, as a line on its stdin says:
 * {@code source virtual 10000}, {@code future platform 500}, or {@code timed platform 500} for a
 * future that nobody waits for without an end. It answers with the nanoseconds until the last of
 * them was done, and those that the wait for the answer took of it.
 */
public final class HerdProgram {
  /** As long as {@code trr.auth.acquire-timeout} is by default. */
  private static final long LIMIT_SECONDS = 10;

  private static final String LATENCY = "herd.latency-nanos";

  private HerdProgram() {}

  /**
   * Runs until its stdin ends.
   *
   * @param arguments none; the settings are system properties
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    System.out.println("ready");
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ", -1);
      Herd herd = Herd.of(threads(words[1]), Integer.parseInt(words[2]));
      System.out.println(
          words[0].equals("source") ? source(herd) : future(herd, timer, words[0].equals("timed")));
    }
    timer.shutdownNow();
  }

  private static String source(Herd herd) throws InterruptedException {
    try (TokenSource source = TokenSource.builder(Settings.read(System::getProperty)).build()) {
      long total = herd.run(() -> {}, () -> source.get().headerValue());
      return total + " " + source.metrics().fetchTime().toNanos();
    }
  }

  private static String future(Herd herd, ScheduledExecutorService timer, boolean timed)
      throws InterruptedException {
    CompletableFuture<String> future = new CompletableFuture<>();
    long[] times = new long[2];
    Runnable complete =
        () -> {
          times[1] = System.nanoTime();
          future.complete("Bearer");
        };
    Runnable begin =
        () -> {
          times[0] = System.nanoTime();
          var unused = timer.schedule(complete, Long.getLong(LATENCY), TimeUnit.NANOSECONDS);
        };
    long total = herd.run(begin, timed ? () -> timed(future) : future::join);
    return total + " " + (times[1] - times[0]);
  }

  private static String timed(CompletableFuture<String> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By reflection where they are virtual: this is compiled for a Java that has none. */
  private static ThreadFactory threads(String kind) {
    if (kind.equals("platform")) {
      return Thread::new;
    }
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads need Java 21 or newer", e);
    }
  }
}
