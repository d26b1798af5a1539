package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The source among real threads; latches force each interleaving. */
class TokenSourceConcurrencyTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final GatedEndpoint endpoint = new GatedEndpoint();
  private final List<TokenSource> sources = new ArrayList<>();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() throws InterruptedException {
    sources.forEach(TokenSource::close);
    callers.shutdownNow();
    assertThat(callers.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private TokenSource.Builder builder() {
    return TokenSource.builder(Fixture.settings(Setting.ACQUIRE_TIMEOUT.key(), "PT1M"))
        .endpoint(endpoint);
  }

  private TokenSource started(TokenSource.Builder builder) {
    TokenSource source = builder.build();
    sources.add(source);
    return source;
  }

  private void awaitWaits(TokenSource source, long count) {
    await().atMost(LIMIT).until(() -> source.metrics().waits() >= count);
  }

  private AccessToken seeded(TokenSource source) throws Exception {
    Future<AccessToken> asked = callers.submit(source::get);
    CompletableFuture<TokenAnswer> request = endpoint.awaitRequest();
    // Else the token may be there before the caller looks again, and nobody has waited.
    awaitWaits(source, 1);
    request.complete(GatedEndpoint.granted("seed"));
    return result(asked);
  }

  private static <T> T result(Future<T> future) throws Exception {
    return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void coldStart_tenThousandCallers_makeOneRequest() throws Exception {
    TokenSource source = started(builder());
    int threads = 200;
    int asyncPerThread = 49;
    CyclicBarrier start = new CyclicBarrier(threads);
    Set<AccessToken> tokens = Collections.newSetFromMap(new ConcurrentHashMap<>());
    List<Future<List<CompletableFuture<AccessToken>>>> asked = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Callable<List<CompletableFuture<AccessToken>>> caller =
          () -> {
            start.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
            List<CompletableFuture<AccessToken>> later = new ArrayList<>();
            for (int j = 0; j < asyncPerThread; j++) {
              later.add(source.getAsync().toCompletableFuture());
            }
            tokens.add(source.get());
            return later;
          };
      asked.add(callers.submit(caller));
    }
    awaitWaits(source, threads * (1L + asyncPerThread));

    endpoint.awaitRequest().complete(GatedEndpoint.granted("one"));

    for (Future<List<CompletableFuture<AccessToken>>> caller : asked) {
      for (CompletableFuture<AccessToken> later : result(caller)) {
        tokens.add(result(later));
      }
    }
    assertThat(tokens).extracting(AccessToken::value).containsExactly("one");
    assertThat(endpoint.requests()).isEqualTo(1);
    assertThat(source.metrics().waits()).isEqualTo(10_000);
  }

  @Test
  void lateRejections_hundredThreads_makeOneFetch() throws Exception {
    TokenSource source = started(builder());
    AccessToken old = seeded(source);
    int threads = 100;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<AccessToken>> asked = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Callable<AccessToken> caller =
          () -> {
            start.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(source.answered(old, 401, false, null)).isTrue();
            return source.replacementFor(old);
          };
      asked.add(callers.submit(caller));
    }
    awaitWaits(source, 1 + threads);

    endpoint.awaitRequest().complete(GatedEndpoint.granted("new"));

    for (Future<AccessToken> caller : asked) {
      assertThat(result(caller).value()).isEqualTo("new");
    }
    // Stragglers, whose answers arrive when the new token is already there.
    for (int i = 0; i < 100; i++) {
      source.answered(old, 401, false, null);
      CompletableFuture<AccessToken> later = source.getAsync().toCompletableFuture();
      assertThat(later).isCompleted();
      assertThat(later.join().value()).isEqualTo("new");
    }
    assertThat(endpoint.requests()).isEqualTo(2);
  }

  @Test
  void failure_manyWaiters_eachGetsItsOwnException() throws Exception {
    TokenSource source = started(builder());
    List<Future<TokenRejectedException>> asked = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      asked.add(
          callers.submit(() -> catchThrowableOfType(TokenRejectedException.class, source::get)));
    }
    awaitWaits(source, 20);

    endpoint.awaitRequest().complete(TokenAnswer.rejected(401, "HTTP 401"));

    Set<Throwable> own = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Throwable> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Future<TokenRejectedException> caller : asked) {
      TokenRejectedException exception = result(caller);
      own.add(exception);
      shared.add(exception.getCause());
    }
    assertThat(own).hasSize(20);
    assertThat(shared).hasSize(1);
  }

  @Test
  void listener_throws_waitersAreServed() throws Exception {
    TokenSource source =
        started(
            builder()
                .listener(
                    event -> {
                      throw new IllegalStateException("listener");
                    }));

    assertThat(seeded(source).value()).isEqualTo("seed");
  }

  @Test
  void listener_blocks_waitersAreServedAndTheNextFetchIsPossible() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TokenSource source =
        started(
            builder()
                .listener(
                    event -> {
                      if (blocked.getCount() > 0) {
                        blocked.countDown();
                        awaitQuietly(release);
                      }
                    }));
    Future<AccessToken> asked = callers.submit(source::get);
    CompletableFuture<TokenAnswer> request = endpoint.awaitRequest();
    Future<Boolean> answering =
        callers.submit(() -> request.complete(GatedEndpoint.granted("seed")));
    AccessToken token = result(asked);
    assertThat(blocked.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

    Future<AccessToken> next =
        callers.submit(
            () -> {
              source.answered(token, 401, false, null);
              return source.get();
            });
    endpoint.awaitRequest().complete(GatedEndpoint.granted("next"));

    assertThat(result(next).value()).isEqualTo("next");
    release.countDown();
    result(answering);
  }

  @Test
  void executor_rejects_callersFailAndLaterRecover() throws Exception {
    RefusingTasks tasks = new RefusingTasks();
    VirtualTime time = new VirtualTime();
    TokenSource source =
        started(TokenSource.builder(Fixture.settings()).endpoint(endpoint).tasks(tasks).time(time));
    tasks.refuse = true;

    assertThat(catchThrowableOfType(TokenUnavailableException.class, source::get))
        .hasMessageContaining("no thread takes the work");
    assertThat(source.getAsync().toCompletableFuture()).isCompletedExceptionally();

    tasks.refuse = false;
    time.advance(Duration.ofMinutes(1));
    CompletableFuture<AccessToken> asked = source.getAsync().toCompletableFuture();
    endpoint.awaitRequest().complete(GatedEndpoint.granted("later"));
    await().atMost(LIMIT).until(asked::isDone);
    assertThat(source.get().value()).isEqualTo("later");
  }

  @Test
  void interrupted_withoutAToken_failsAndKeepsTheFlag() throws Exception {
    TokenSource source = started(builder());
    AtomicReference<Thread> caller = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Future<TokenUnavailableException> asked =
        callers.submit(
            () -> {
              caller.set(Thread.currentThread());
              TokenUnavailableException e =
                  catchThrowableOfType(TokenUnavailableException.class, source::get);
              flag.set(Thread.interrupted());
              return e;
            });
    CompletableFuture<TokenAnswer> request = endpoint.awaitRequest();
    awaitWaits(source, 1);
    caller.get().interrupt();

    assertThat(result(asked)).hasMessageContaining("interrupted");
    assertThat(flag).isTrue();
    // The fetch goes on for whoever comes next.
    request.complete(GatedEndpoint.granted("one"));
    assertThat(source.get().value()).isEqualTo("one");
  }

  @Test
  void interrupted_withAValidToken_getsItAndKeepsTheFlag() throws Exception {
    TokenSource source = started(builder());
    AccessToken old = seeded(source);
    source.answered(old, 401, false, null);
    AtomicReference<Thread> caller = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Future<AccessToken> asked =
        callers.submit(
            () -> {
              caller.set(Thread.currentThread());
              AccessToken token = source.get();
              flag.set(Thread.interrupted());
              return token;
            });
    CompletableFuture<TokenAnswer> unanswered = endpoint.awaitRequest();
    awaitWaits(source, 2);
    caller.get().interrupt();

    assertThat(result(asked)).isEqualTo(old);
    assertThat(flag).isTrue();
    assertThat(unanswered).isNotDone();
  }

  @Test
  void interrupted_freshToken_isReturnedWithoutTouchingTheFlag() throws Exception {
    TokenSource source = started(builder());
    AccessToken token = seeded(source);

    Future<Boolean> flag =
        callers.submit(
            () -> {
              Thread.currentThread().interrupt();
              assertThat(source.get()).isEqualTo(token);
              return Thread.interrupted();
            });

    assertThat(result(flag)).isTrue();
  }

  @Test
  void closed_waitersFailAndThreadsEnd() throws Exception {
    Set<Thread> before = daemons();
    TokenSource source = started(builder());
    Future<TokenUnavailableException> sync =
        callers.submit(() -> catchThrowableOfType(TokenUnavailableException.class, source::get));
    CompletableFuture<AccessToken> async = source.getAsync().toCompletableFuture();
    CompletableFuture<TokenAnswer> unanswered = endpoint.awaitRequest();
    awaitWaits(source, 2);

    source.close();

    assertThat(unanswered).isNotDone();
    assertThat(result(sync)).hasMessageContaining("closed");
    await().atMost(LIMIT).until(async::isDone);
    assertThat(async).isCompletedExceptionally();
    assertThat(endpoint.isClosed()).isTrue();
    assertThat(catchThrowableOfType(TokenUnavailableException.class, source::get))
        .hasMessageContaining("closed");
    await().atMost(LIMIT).until(() -> before.containsAll(daemons()));
  }

  @Test
  void continuation_blocks_othersAreServed() throws Exception {
    TokenSource source = started(builder());
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<CompletableFuture<AccessToken>> async = new ArrayList<>();
    List<Future<AccessToken>> sync = new ArrayList<>();
    // On both sides of the one that blocks: nothing is said about the order of completion.
    addCallers(source, async, sync, 10);
    CompletableFuture<Void> blocking =
        source
            .getAsync()
            .thenAccept(
                token -> {
                  blocked.countDown();
                  awaitQuietly(release);
                })
            .toCompletableFuture();
    addCallers(source, async, sync, 21);

    endpoint.awaitRequest().complete(GatedEndpoint.granted("one"));

    for (Future<AccessToken> caller : sync) {
      assertThat(result(caller).value()).isEqualTo("one");
    }
    for (CompletableFuture<AccessToken> later : async) {
      assertThat(result(later).value()).isEqualTo("one");
    }
    assertThat(blocked.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(blocking).isNotDone();
    release.countDown();
    result(blocking);
  }

  private void addCallers(
      TokenSource source,
      List<CompletableFuture<AccessToken>> async,
      List<Future<AccessToken>> sync,
      long waitsThen) {
    for (int i = 0; i < 5; i++) {
      async.add(source.getAsync().toCompletableFuture());
      sync.add(callers.submit(source::get));
    }
    awaitWaits(source, waitsThen);
  }

  @Test
  void continuation_throws_othersAreServed() throws Exception {
    TokenSource source = started(builder());
    CompletableFuture<AccessToken> before = source.getAsync().toCompletableFuture();
    CompletableFuture<Void> throwing =
        source
            .getAsync()
            .thenAccept(
                token -> {
                  throw new IllegalStateException("continuation");
                })
            .toCompletableFuture();
    CompletableFuture<AccessToken> after = source.getAsync().toCompletableFuture();

    endpoint.awaitRequest().complete(GatedEndpoint.granted("one"));

    assertThat(result(before)).isEqualTo(result(after));
    await().atMost(LIMIT).until(throwing::isCompletedExceptionally);
  }

  @Test
  void cancelledStage_othersAreServed() throws Exception {
    TokenSource source = started(builder());
    CompletableFuture<AccessToken> cancelled = source.getAsync().toCompletableFuture();
    CompletableFuture<AccessToken> other = source.getAsync().toCompletableFuture();

    cancelled.cancel(true);
    endpoint.awaitRequest().complete(GatedEndpoint.granted("one"));

    assertThat(result(other).value()).isEqualTo("one");
  }

  @Test
  void callers_neverRunTheRequestThemselves() throws Exception {
    AtomicReference<Thread> requester = new AtomicReference<>();
    TokenEndpoint blocking =
        new TokenEndpoint() {
          @Override
          public CompletableFuture<TokenAnswer> request(ClientCredentials credentials) {
            requester.set(Thread.currentThread());
            return CompletableFuture.completedFuture(GatedEndpoint.granted("one"));
          }

          @Override
          public String host() {
            return "vendor.trr-apps.com";
          }

          @Override
          public void close() {}
        };
    TokenSource source = started(TokenSource.builder(Fixture.settings()).endpoint(blocking));

    source.get();

    assertThat(requester.get()).isNotSameAs(Thread.currentThread());
    assertThat(requester.get().isDaemon()).isTrue();
  }

  private static Set<Thread> daemons() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("trr-auth-"))
        .filter(Thread::isAlive)
        .collect(Collectors.toSet());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("never released");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Threads that can be had, or not. */
  private static final class RefusingTasks implements Tasks {
    private final DaemonTasks real = new DaemonTasks();
    private volatile boolean refuse;

    @Override
    public void execute(Runnable work) {
      check();
      real.execute(work);
    }

    @Override
    public Runnable schedule(Runnable work, long delayNanos) {
      check();
      return real.schedule(work, delayNanos);
    }

    private void check() {
      if (refuse) {
        throw new RejectedExecutionException("no threads");
      }
    }

    @Override
    public void close() {
      real.close();
    }
  }

  @Test
  void timer_refuses_callersFailAfterTheAttemptAndRecoverAfterThePause() {
    VirtualTime time = new VirtualTime();
    ScriptedEndpoint scripted = new ScriptedEndpoint(time);
    TokenSource source =
        started(
            TokenSource.builder(Fixture.settings())
                .endpoint(scripted)
                .time(time)
                .random(() -> 0)
                .tasks(new WithoutTimer(time)));
    scripted.answerWith(List.of("503", "ok"));
    CompletableFuture<AccessToken> asked = source.getAsync().toCompletableFuture();

    time.settle();

    assertThat(asked).isCompletedExceptionally();
    assertThat(catchThrowableOfType(TokenUnavailableException.class, source::get))
        .hasMessageContaining("failure 1 in a row");
    assertThat(scripted.requests()).isEqualTo(1);
    time.advance(Duration.ofMillis(500));
    CompletableFuture<AccessToken> later = source.getAsync().toCompletableFuture();
    time.settle();
    assertThat(later.join().value()).isEqualTo("token-1");
  }

  @Test
  void executor_rejectsTheDelivery_callersAreServedAllTheSame() throws Exception {
    RefusingTasks tasks = new RefusingTasks();
    TokenSource source = started(builder().tasks(tasks));
    CompletableFuture<AccessToken> asked = source.getAsync().toCompletableFuture();
    CompletableFuture<TokenAnswer> request = endpoint.awaitRequest();

    tasks.refuse = true;
    request.complete(GatedEndpoint.granted("one"));

    assertThat(result(asked).value()).isEqualTo("one");
  }

  @Test
  void woken_callerRejectsTheTokenAtOnce_theNewStateIsAlreadyThere() throws Exception {
    RefusingTasks tasks = new RefusingTasks();
    TokenSource source = started(builder().tasks(tasks));
    CompletableFuture<Void> rejecting =
        source
            .getAsync()
            .thenAccept(
                token -> {
                  tasks.refuse = false;
                  source.answered(token, 401, false, null);
                })
            .toCompletableFuture();
    CompletableFuture<TokenAnswer> request = endpoint.awaitRequest();

    // Without a thread for the delivery the caller is woken in the middle of the transition.
    tasks.refuse = true;
    request.complete(GatedEndpoint.granted("one"));
    result(rejecting);
    CompletableFuture<AccessToken> next = source.getAsync().toCompletableFuture();
    endpoint.awaitRequest().complete(GatedEndpoint.granted("two"));

    assertThat(result(next).value()).isEqualTo("two");
  }

  @Test
  void endpoint_throwsAnError_waitersHearOfIt() {
    VirtualTime time = new VirtualTime();
    ScriptedEndpoint scripted = new ScriptedEndpoint(time);
    TokenSource source =
        started(TokenSource.builder(Fixture.settings()).endpoint(scripted).time(time).tasks(time));
    // The script is empty: a request is an error of the fake's.
    CompletableFuture<AccessToken> asked = source.getAsync().toCompletableFuture();

    assertThat(catchThrowableOfType(AssertionError.class, () -> time.advance(Duration.ofHours(1))))
        .hasMessageContaining("not allow");
    assertThat(asked).isNotDone();
    scripted.answerWith(List.of("ok"));
    time.runUntilDone(asked);
    assertThat(asked.join().value()).isEqualTo("token-1");
  }

  @Test
  void source_saysWhereItsTokensGo() {
    TokenSource source = started(builder());

    assertThat(source.origin().host()).isEqualTo("vendor.trr-apps.com");
    assertThat(source).hasToString("TokenSource[https://vendor.trr-apps.com:443]");
  }

  /** Threads, but nothing that runs later. */
  private record WithoutTimer(Tasks threads) implements Tasks {
    @Override
    public void execute(Runnable work) {
      threads.execute(work);
    }

    @Override
    public Runnable schedule(Runnable work, long delayNanos) {
      throw new RejectedExecutionException("no timer");
    }

    @Override
    public void close() {
      threads.close();
    }
  }
}
