package legacy;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that puts a handler of its own in the place of the JDK's, for the whole JVM. */
final class OwnFactory {
  private static final AtomicInteger OPENED = new AtomicInteger();

  private OwnFactory() {}

  /** Leads to the JDK's handler, which it has got hold of in time, and counts. */
  private static final class Counting extends URLStreamHandler {
    private final URL original;

    Counting(URL original) {
      this.original = original;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      OPENED.incrementAndGet();
      return new URL(original, url.toExternalForm()).openConnection();
    }
  }

  public static void main(String[] arguments) throws Exception {
    URL original = new URL(arguments[0]);
    URL.setURLStreamHandlerFactory(
        protocol -> protocol.equals("https") ? new Counting(original) : null);
    System.out.println(Terminal.get(arguments[0]));
    System.out.println("opened: " + OPENED);
  }
}
