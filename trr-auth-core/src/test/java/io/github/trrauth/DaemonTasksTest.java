package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaemonTasksTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final DaemonTasks tasks = new DaemonTasks();

  @AfterEach
  void close() {
    tasks.close();
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private Thread worker() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    tasks.execute(() -> thread.complete(Thread.currentThread()));
    return result(thread);
  }

  @Test
  void execute_runsOnADaemonThreadWithOurLoaderAndName() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(new ClassLoader() {});
    try {
      Thread worker = worker();
      assertThat(worker.isDaemon()).isTrue();
      assertThat(worker.getName()).isEqualTo("trr-auth-worker");
      assertThat(worker.getContextClassLoader()).isSameAs(DaemonTasks.class.getClassLoader());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void schedule_runsOnAWorker() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    Runnable cancel = tasks.schedule(() -> thread.complete(Thread.currentThread()), 1);

    assertThat(result(thread).getName()).isEqualTo("trr-auth-worker");
    cancel.run();
    cancel.run();
  }

  @Test
  void schedule_blockingWork_doesNotHoldUpOtherWork() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Boolean> blocked = new CompletableFuture<>();
    tasks.schedule(
        () -> {
          try {
            blocked.complete(release.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            blocked.completeExceptionally(e);
          }
        },
        1);
    CompletableFuture<Boolean> other = new CompletableFuture<>();
    tasks.schedule(() -> other.complete(true), 2);

    assertThat(result(other)).isTrue();
    assertThat(blocked).isNotDone();
    release.countDown();
    assertThat(result(blocked)).isTrue();
  }

  @Test
  void schedule_cancelled_neverRuns() throws Exception {
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    tasks.schedule(() -> cancelled.complete(true), Duration.ofMillis(50).toNanos()).run();
    CompletableFuture<Boolean> later = new CompletableFuture<>();
    tasks.schedule(() -> later.complete(true), Duration.ofMillis(100).toNanos());

    result(later);
    assertThat(cancelled).isNotDone();
  }

  @Test
  void execute_noThreadCanBeStarted_isRejectedAndLaterWorkIsDone() throws Exception {
    try (Exhausted exhausted = new Exhausted("trr-auth-worker")) {
      assertThatThrownBy(() -> exhausted.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class)
          .hasCauseInstanceOf(OutOfMemoryError.class);

      exhausted.recover();
      CompletableFuture<Boolean> later = new CompletableFuture<>();
      exhausted.execute(() -> later.complete(true));
      assertThat(result(later)).isTrue();
    }
  }

  @Test
  void schedule_noTimerCanBeStarted_isRejectedForGood() throws Exception {
    try (Exhausted exhausted = new Exhausted("trr-auth-timer")) {
      CompletableFuture<Boolean> rejected = new CompletableFuture<>();
      assertThatThrownBy(() -> exhausted.schedule(() -> rejected.complete(true), 1))
          .isInstanceOf(RejectedExecutionException.class);

      exhausted.recover();
      CompletableFuture<Boolean> later = new CompletableFuture<>();
      exhausted.schedule(() -> later.complete(true), Duration.ofMillis(50).toNanos());
      assertThat(result(later)).isTrue();
      assertThat(rejected).isNotDone();
    }
  }

  @Test
  void schedule_noWorkerCanBeStartedWhenDue_isDoneAsSoonAsOneCan() throws Exception {
    try (Exhausted exhausted = new Exhausted("trr-auth-worker")) {
      CompletableFuture<Boolean> done = new CompletableFuture<>();
      exhausted.schedule(() -> done.complete(true), 1);

      await().atMost(LIMIT).until(() -> exhausted.failed.get() > 1);
      assertThat(done).isNotDone();
      exhausted.recover();
      assertThat(result(done)).isTrue();
    }
  }

  /** Tasks in a process that cannot start threads of one name. */
  private static final class Exhausted extends DaemonTasks implements AutoCloseable {
    final AtomicInteger failed = new AtomicInteger();
    private final String name;
    private volatile boolean recovered;

    Exhausted(String name) {
      this.name = name;
    }

    void recover() {
      recovered = true;
    }

    @Override
    Thread thread(Runnable work, String threadName) {
      return recovered || !threadName.equals(name)
          ? super.thread(work, threadName)
          : new Thread(work, threadName) {
            @Override
            public synchronized void start() {
              failed.incrementAndGet();
              throw new OutOfMemoryError("unable to create native thread");
            }
          };
    }
  }

  @Test
  void close_endsThreadsAndDropsWhatHasNotBegun() throws Exception {
    Thread worker = worker();
    CompletableFuture<Boolean> later = new CompletableFuture<>();
    tasks.schedule(() -> later.complete(true), Duration.ofMinutes(5).toNanos());

    tasks.close();
    tasks.close();

    await().atMost(LIMIT).until(() -> !worker.isAlive());
    assertThat(later).isNotDone();
  }

  @Test
  void close_laterWork_isRejected() {
    tasks.close();

    assertThatThrownBy(() -> tasks.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> tasks.schedule(() -> {}, 1))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void close_workThatBlocks_isInterrupted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    tasks.execute(
        () -> {
          begun.countDown();
          try {
            interrupted.complete(!never.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            interrupted.complete(true);
          }
        });
    assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

    tasks.close();

    assertThat(result(interrupted)).isTrue();
  }

  @Test
  void close_callerIsInterrupted_keepsTheFlag() throws Exception {
    worker();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread closing =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              tasks.close();
              flag.complete(Thread.currentThread().isInterrupted());
            });
    closing.start();

    assertThat(result(flag)).isTrue();
    closing.join(LIMIT.toMillis());
  }
}
