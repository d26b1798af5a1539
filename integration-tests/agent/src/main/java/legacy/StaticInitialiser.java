package legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A program whose first call is made by a static initialiser, for which eight threads race. */
final class StaticInitialiser {
  private static final int THREADS = 8;
  private static volatile String url = "";

  private StaticInitialiser() {}

  /** What they all want. */
  private static final class Catalogue {
    static final String STATUS = Terminal.get(url);

    static String statusAndOneMore() {
      return STATUS + " " + Terminal.get(url);
    }
  }

  public static void main(String[] arguments) throws Exception {
    url = arguments[0];
    CyclicBarrier together = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<String>> results = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      results.add(
          threads.submit(
              () -> {
                together.await(30, TimeUnit.SECONDS);
                return Catalogue.statusAndOneMore();
              }));
    }
    for (Future<String> result : results) {
      System.out.println(result.get(60, TimeUnit.SECONDS));
    }
    threads.shutdown();
  }
}
