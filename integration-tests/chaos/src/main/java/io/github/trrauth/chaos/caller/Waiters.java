package io.github.trrauth.chaos.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * A program whose many virtual threads wait for one cold token, and that says which of them the JVM
 * found pinned. Its argument is how many; its settings are system properties.
 */
final class Waiters {
  private static final String PINNED = "jdk.VirtualThreadPinned";
  private static final String OURS = "io.github.trrauth.";
  private static final String PROGRAM = "io.github.trrauth.chaos.";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Waiters() {}

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    Settings settings = Settings.read(System::getProperty);
    useOnce(settings);
    try (Recording recording = new Recording();
        TokenSource source = TokenSource.builder(settings).build()) {
      recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      ExecutorService threads = virtualThreads();
      threads.submit(Control::pin).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        results.add(threads.submit(() -> source.get().fingerprint()));
      }
      awaitWaits(source, count);
      System.out.println("waiting " + source.metrics().waits());
      awaitLine();
      System.out.println("tokens " + tokens(results));
      threads.shutdown();
      recording.stop();
      report(recording);
    }
  }

  /** A thread that initialises a class is pinned meanwhile, on this JVM: not what is looked for. */
  private static void useOnce(Settings settings) throws Exception {
    ExecutorService threads = virtualThreads();
    try (TokenSource first = TokenSource.builder(settings).build()) {
      threads.submit(() -> first.get().fingerprint()).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
    threads.shutdown();
  }

  /** The one of Java 21 and later, which this program is not compiled for. */
  private static ExecutorService virtualThreads()
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static void awaitWaits(TokenSource source, int count) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (source.metrics().waits() < count && end - System.nanoTime() > 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static void awaitLine() throws IOException {
    String unused = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
  }

  private static Map<String, Integer> tokens(List<Future<String>> results) throws Exception {
    Map<String, Integer> tokens = new TreeMap<>();
    for (Future<String> result : results) {
      tokens.merge(result.get(LIMIT.toSeconds(), TimeUnit.SECONDS), 1, Integer::sum);
    }
    return tokens;
  }

  private static void report(Recording recording) throws IOException {
    Path file = Files.createTempFile("waiters", ".jfr");
    try {
      recording.dump(file);
      int control = 0;
      int others = 0;
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (has(event, Control.class.getName(), "-")) {
          control++;
        } else if (has(event, OURS, PROGRAM)) {
          System.out.println("ours " + event);
        } else {
          others++;
        }
      }
      System.out.println("control " + control);
      System.out.println("others " + others);
    } finally {
      Files.delete(file);
    }
  }

  /** Whether a frame's class begins so, and not otherwise. */
  private static boolean has(RecordedEvent event, String begin, String but) {
    if (event.getStackTrace() == null) {
      return false;
    }
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith(begin) && !type.startsWith(but)) {
        return true;
      }
    }
    return false;
  }

  /** A class whose initialiser blocks, which pins on every JVM: the recording must show it. */
  static final class Control {
    static {
      block();
    }

    private Control() {}

    /** Initialises the class. */
    static void pin() {}

    private static void block() {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
