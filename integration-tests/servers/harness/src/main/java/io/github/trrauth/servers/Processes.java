package io.github.trrauth.servers;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of a server; they end with this JVM at the latest. */
final class Processes {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Set<ProcessHandle> all = new CopyOnWriteArraySet<>();
  private final Thread lastResort = new Thread(this::kill, "kill-server");

  Processes() {
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  void add(Collection<ProcessHandle> more) {
    all.addAll(more);
  }

  /** The youngest JVM, since a script may be its parent. */
  ProcessHandle jvm() {
    return all.stream()
        .filter(one -> one.info().command().map(name -> name.endsWith("/java")).orElse(false))
        .max(Comparator.comparing(ProcessHandle::pid))
        .orElseThrow(() -> new IllegalStateException("The server has no process."));
  }

  /** Lets them end, and ends them by force if they do not. */
  void end() {
    all.forEach(ProcessHandle::destroy);
    CompletableFuture<?>[] ends =
        all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // By force, then.
    }
    kill();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private void kill() {
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
