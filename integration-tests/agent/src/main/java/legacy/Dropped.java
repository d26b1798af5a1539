package legacy;

import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** A program that opens connections and forgets them: most unused, some after the status. */
final class Dropped {
  private static final int OPENED = 10_000;
  private static final int ASKED_EVERY = 100;
  private static final int COLLECTIONS = 50;

  private Dropped() {}

  public static void main(String[] arguments) throws Exception {
    List<WeakReference<HttpURLConnection>> dropped = new ArrayList<>();
    char[] large = new char[4000];
    java.util.Arrays.fill(large, 'x');
    for (int i = 0; i < OPENED; i++) {
      HttpURLConnection connection = (HttpURLConnection) new URL(arguments[0]).openConnection();
      // So large that this program's memory could not hold all of them.
      connection.setRequestProperty("X-Large", new String(large) + i);
      if (i % ASKED_EVERY == 0) {
        connection.getResponseCode();
      }
      dropped.add(new WeakReference<>(connection));
    }
    System.out.println("left: " + left(dropped));
  }

  private static long left(List<WeakReference<HttpURLConnection>> dropped) {
    long left = OPENED;
    for (int i = 0; i < COLLECTIONS && left > 0; i++) {
      System.gc();
      left = dropped.stream().filter(reference -> reference.get() != null).count();
    }
    return left;
  }
}
