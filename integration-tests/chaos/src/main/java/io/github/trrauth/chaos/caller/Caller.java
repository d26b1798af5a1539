package io.github.trrauth.chaos.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program: {@code jaxrs|url BASE-URL THREADS PAUSE-MILLIS}. It does what it reads, line by
 * line: {@code go}, {@code halt}, {@code count}, and ends with its input.
 */
final class Caller {
  private static final long FLUSH_MILLIS = 20;

  private final Client client;
  private final Lines lines;
  private final String base;
  private final int threads;
  private final long pauseMillis;
  private final ScheduledExecutorService pool;
  private final List<Future<?>> running = new ArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /** One for each call under way; all of them are to be had when none is. */
  private final Semaphore calls;

  private Caller(Client client, Lines lines, String base, int threads, long pauseMillis) {
    this.client = client;
    this.lines = lines;
    this.base = base;
    this.threads = threads;
    this.pauseMillis = pauseMillis;
    this.calls = new Semaphore(threads);
    this.pool = Executors.newScheduledThreadPool(threads + 1);
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            UTF_8);
    // Whatever else is printed must not get between the lines.
    System.setOut(System.err);
    Lines lines = new Lines(out);
    Client client = arguments[0].equals("jaxrs") ? JaxRsClient.start(lines) : new UrlClient();
    Caller caller =
        new Caller(
            client,
            lines,
            arguments[1],
            Integer.parseInt(arguments[2]),
            Long.parseLong(arguments[3]));
    caller.obey(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
    System.exit(0);
  }

  private void obey(BufferedReader in) throws Exception {
    Future<?> unused =
        pool.scheduleWithFixedDelay(lines::flush, 0, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    lines.say("ready " + System.nanoTime());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "go" -> go();
        case "halt" -> {
          halt();
          lines.say("halted " + System.nanoTime());
        }
        case "count" -> {
          client.endConnections();
          lines.say(Inventory.take());
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  private void go() {
    for (int i = 0; i < threads; i++) {
      boolean post = i % 2 == 0;
      // Spread over the pause, so that they do not come in bursts.
      long first = pauseMillis * i / threads;
      running.add(
          pool.scheduleWithFixedDelay(() -> call(post), first, pauseMillis, TimeUnit.MILLISECONDS));
    }
  }

  private void halt() {
    running.forEach(task -> task.cancel(false));
    running.clear();
    calls.acquireUninterruptibly(threads);
    calls.release(threads);
  }

  private void call(boolean post) {
    calls.acquireUninterruptibly();
    try {
      int number = numbers.incrementAndGet();
      String url = base + "/v1/echo/chaos?call=" + number;
      long from = System.nanoTime();
      String result = result(url, post);
      lines.call(number, from, System.nanoTime(), result);
    } finally {
      calls.release();
    }
  }

  /** The status, or the simple names of an exception and its causes. */
  private String result(String url, boolean post) {
    try {
      return String.valueOf(client.call(url, post));
    } catch (Exception e) {
      StringBuilder names = new StringBuilder();
      for (Throwable one = e; one != null && one.getCause() != one; one = one.getCause()) {
        names.append(names.length() == 0 ? "" : "<").append(one.getClass().getSimpleName());
      }
      return names.toString();
    }
  }
}
