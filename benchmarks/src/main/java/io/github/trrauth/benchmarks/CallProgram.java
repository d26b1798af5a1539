package io.github.trrauth.benchmarks;

import com.sun.management.ThreadMXBean;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * An application that calls as often as a line on its stdin says, such as {@code GET 1000}, from
 * one thread, and answers with the nanoseconds that this took and the bytes that it allocated.
 */
public final class CallProgram {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private CallProgram() {}

  /**
   * Runs until its stdin ends.
   *
   * @param arguments the vendor, another host, and the constant header if there is to be one
   */
  public static void main(String[] arguments) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String header = arguments.length > 2 ? arguments[2] : null;
    try (SeContainer application =
            SeContainerInitializer.newInstance().addBeanClasses(Calls.class).initialize();
        Calls calls = application.select(Calls.class).get().open(arguments, header)) {
      System.out.println("ready");
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] words = order.split(" ", -1);
        System.out.println(run(calls, Call.valueOf(words[0]), Integer.parseInt(words[1])));
      }
    }
  }

  private static String run(Calls calls, Call call, int times) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      calls.run(call);
    }
    long nanos = System.nanoTime() - begin;
    return nanos + " " + (THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }
}
