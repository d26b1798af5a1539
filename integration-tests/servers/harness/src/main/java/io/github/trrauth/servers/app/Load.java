package io.github.trrauth.servers.app;

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

  synchronized void start() {
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::run, "probe-load-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void run() {
    Client client = ClientBuilder.newClient();
    try {
      while (!stopped) {
        call(client);
      }
    } finally {
      client.close();
    }
  }

  private void call(Client client) {
    try {
      String echo = Clients.protectedEcho(client);
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
  synchronized void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    }
    threads.clear();
  }

  String report() {
    return "calls: " + calls + "\nfailures: " + failures + "\ntexts: " + texts + "\n";
  }
}
