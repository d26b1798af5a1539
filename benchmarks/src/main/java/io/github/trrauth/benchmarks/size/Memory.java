package io.github.trrauth.benchmarks.size;

import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import io.github.trrauth.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jol.info.GraphLayout;

/**
 * A program that says how much memory one source takes, and how much each further one. What all of
 * them refer to, such as classes and what belongs to the JVM, is in the first figure only.
 */
final class Memory {
  private static final long LIMIT_MILLIS = 30_000;

  private Memory() {}

  /**
   * Prints the bytes and the objects that can be reached from one source, and from all of them.
   *
   * @param arguments how many sources
   */
  public static void main(String[] arguments) throws InterruptedException {
    int count = Integer.parseInt(arguments[0]);
    List<TokenSource> sources = new ArrayList<>();
    try (Sandbox vendor = Sandbox.start()) {
      System.setProperty("javax.net.ssl.trustStore", vendor.trustStore().toString());
      System.setProperty("javax.net.ssl.trustStorePassword", vendor.trustStorePassword());
      Map<String, String> settings = vendor.settings();
      for (int i = 0; i < count; i++) {
        TokenSource source = TokenSource.builder(Settings.read(settings::get)).build();
        source.get();
        sources.add(source);
      }
    }
    awaitIdle();
    GraphLayout one = GraphLayout.parseInstance(sources.get(0));
    GraphLayout all = GraphLayout.parseInstance(sources.toArray());
    System.out.println("one " + one.totalSize() + " " + one.totalCount());
    System.out.println("all " + all.totalSize() + " " + all.totalCount());
    sources.forEach(TokenSource::close);
  }

  /** A source has no threads when it has had nothing to do for some seconds. */
  private static void awaitIdle() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("trr-auth-")) {
        thread.join(LIMIT_MILLIS);
        if (thread.isAlive()) {
          throw new IllegalStateException("not idle: " + thread.getName());
        }
      }
    }
  }
}
