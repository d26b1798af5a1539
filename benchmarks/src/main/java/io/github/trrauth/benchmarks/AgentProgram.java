package io.github.trrauth.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An application that uses connections as often as a line on its stdin says, such as {@code OPEN
 * 1000}, from one thread, and answers with the nanoseconds that this took: of the thread's CPU time
 * if all that it does is to compute, since that knows nothing of the rest of the machine.
 */
public final class AgentProgram {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final byte[] BUFFER = new byte[4096];

  /** What the last connection was, so that none is optimized away. */
  static @Nullable URLConnection last;

  private AgentProgram() {}

  /** What is done over and over. */
  enum Use {
    /** A connection is opened, but not made, to a host that is not the vendor. */
    OPEN,
    /** The vendor is asked for something, over a connection that is kept open. */
    GET
  }

  /**
   * Runs until its stdin ends.
   *
   * @param arguments a URL elsewhere, one of the vendor, and the header if it is to be set by hand
   */
  public static void main(String[] arguments) throws IOException {
    URL elsewhere = URI.create(arguments[0]).toURL();
    URL vendor = URI.create(arguments[1]).toURL();
    String header = arguments.length > 2 ? arguments[2] : null;
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ", -1);
      int times = Integer.parseInt(words[1]);
      System.out.println(
          Use.valueOf(words[0]) == Use.OPEN ? open(elsewhere, times) : get(vendor, header, times));
    }
  }

  private static long open(URL url, int times) throws IOException {
    long begin = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      last = url.openConnection();
    }
    return THREADS.getCurrentThreadCpuTime() - begin;
  }

  private static long get(URL url, @Nullable String header, int times) throws IOException {
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      if (header != null) {
        connection.setRequestProperty("Authorization", header);
      }
      if (connection.getResponseCode() != 200) {
        throw new IllegalStateException("the answer was " + connection.getResponseCode());
      }
      try (InputStream in = connection.getInputStream()) {
        // Read to its end, the connection can be used again.
        while (in.read(BUFFER) >= 0) {}
      }
    }
    return System.nanoTime() - begin;
  }
}
