package io.github.trrauth.servers.app;

import io.github.trrauth.contract.EchoClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads that call the vendor until they are told to stop. */
@ApplicationScoped
public class Load {
  private static final int THREADS = 20;
  private static final int KEPT_FAILURES = 5;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  synchronized void start(String kind) {
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> run(kind), "probe-load-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void run(String kind) {
    if (kind.equals("injected")) {
      EchoClient client = Clients.injected();
      run(() -> client.get("load"));
      return;
    }
    Client client = ClientBuilder.newClient();
    try {
      run(() -> Clients.protectedEcho(client));
    } finally {
      client.close();
    }
  }

  private void run(Supplier<String> client) {
    while (!stopped) {
      call(client);
    }
  }

  private void call(Supplier<String> client) {
    try {
      String echo = client.get();
      if (!echo.contains("VALID")) {
        throw new IllegalStateException(echo);
      }
    } catch (RuntimeException e) {
      if (failures.incrementAndGet() <= KEPT_FAILURES) {
        texts.add(Outcome.describe(e));
      }
    }
    calls.incrementAndGet();
  }

  /** Ends the threads and waits for them. */
  @PreDestroy
  synchronized void stop() {
    stopped = true;
    try {
      for (Thread thread : threads) {
        thread.join(TimeUnit.SECONDS.toMillis(30));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }

  String report() {
    return "calls: " + calls + "\nfailures: " + failures + "\ntexts: " + texts + "\n";
  }
}
