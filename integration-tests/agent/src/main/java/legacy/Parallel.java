package legacy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A program that gets a URL on many threads at once, each time that it is told to. */
final class Parallel {
  private Parallel() {}

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(statuses(line, count, threads));
    }
    threads.shutdown();
  }

  private static Object statuses(String url, int count, ExecutorService threads) throws Exception {
    CyclicBarrier together = new CyclicBarrier(count);
    List<Future<String>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(
          threads.submit(
              () -> {
                together.await(30, TimeUnit.SECONDS);
                return Terminal.get(url);
              }));
    }
    TreeMap<String, Integer> statuses = new TreeMap<>();
    for (Future<String> result : results) {
      statuses.merge(result.get(60, TimeUnit.SECONDS), 1, Integer::sum);
    }
    return statuses;
  }
}
