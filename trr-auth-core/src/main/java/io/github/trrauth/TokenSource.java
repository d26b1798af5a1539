package io.github.trrauth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The source of bearer tokens for one vendor and one set of credentials: it fetches a token, keeps
 * it, and replaces it before its end.
 *
 * <p>Nobody waits, and nobody fails, while the token in hand is valid; and there is never more than
 * one token request at a time. Safe for use by any number of threads. Daemon threads exist only
 * while a fetch runs and for a few seconds after it; {@link #close()} ends them.
 */
public final class TokenSource implements AutoCloseable {
  private final StateCell cell = new StateCell();
  private final Settings settings;
  private final TimeSource time;
  private final Tasks tasks;
  private final Deliveries deliveries;
  private final TokenEndpoint endpoint;
  private final Counters counters;
  private final Failures failures;
  private final Alerts alerts;
  private final Lifecycle lifecycle;
  private final ApiAnswers answers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private TokenSource(Builder builder) {
    settings = builder.settings;
    time = builder.time;
    tasks = builder.tasks == null ? new DaemonTasks() : builder.tasks;
    deliveries = new Deliveries(tasks);
    endpoint =
        builder.endpoint == null
            ? new HttpTokenEndpoint(settings, builder.connections, time, tasks)
            : builder.endpoint;
    counters = new Counters();
    Listeners listeners = new Listeners(builder.listeners);
    CredentialSource credentials =
        builder.credentials == null ? settings.credentials() : builder.credentials;
    failures = new Failures(endpoint.host(), settings.acquireTimeout(), time);
    alerts = new Alerts(time, counters, listeners::onEvent);
    Fetcher fetcher =
        new Fetcher(
            cell,
            settings,
            new Attempts(credentials, endpoint, time, counters),
            failures,
            time,
            tasks,
            builder.random,
            this::warmUp,
            alerts,
            listeners::onEvent);
    lifecycle = new Lifecycle(cell, settings, failures, time, fetcher);
    answers = new ApiAnswers(cell, time, settings.origin().host(), alerts, listeners::onEvent);
  }

  /**
   * Starts to build a source.
   *
   * @param settings the settings, which have been checked when they were read
   * @return a builder
   */
  public static Builder builder(Settings settings) {
    return new Builder(settings);
  }

  /**
   * Returns a token that may be sent now; waits only where there is none, or where the one in hand
   * is about to end.
   *
   * @return a token that has not expired
   * @throws TokenUnavailableException if no token can be had at the moment, after {@code
   *     trr.auth.acquire-timeout} at the latest; if the calling thread is interrupted while it
   *     waits without a token, after which it still is; or if the source has been closed
   * @throws TokenRejectedException if the token endpoint refuses the credentials
   */
  public AccessToken get() {
    AccessToken ready = ready();
    if (ready != null) {
      return ready;
    }
    long end = time.nanos() + lifecycle.patienceNanos();
    AccessToken token = null;
    while (token == null) {
      // Again where the token in hand expires while its replacement is waited for.
      Claim claim = lifecycle.claim(end - time.nanos());
      CompletableFuture<Outcome> pending = claim.pending();
      token = pending == null ? claim.token() : await(claim, pending);
    }
    return token;
  }

  /** The token in hand if there is nothing to do about it, else null: every call comes by here. */
  private @Nullable AccessToken ready() {
    TokenState now = cell.get();
    return now.isReady(time.nanos()) ? now.token : null;
  }

  private @Nullable AccessToken await(Claim claim, CompletableFuture<Outcome> pending) {
    counters.waits.increment();
    Outcome outcome = null;
    try {
      outcome = pending.get(claim.maxWaitNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // The text says so already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return afterInterrupt(claim);
    } catch (ExecutionException e) {
      throw new AssertionError("a fetch never completes exceptionally", e);
    }
    return claim.settle(outcome, time.nanos(), failures::waitedInVain);
  }

  private AccessToken afterInterrupt(Claim claim) {
    AccessToken left = claim.usable(time.nanos());
    if (left == null) {
      throw failures.interrupted();
    }
    return left;
  }

  /**
   * Returns what {@link #get()} returns, without ever blocking. Continuations run on a thread of
   * the source's, or where the token is at hand on the calling one; they may block.
   *
   * @return a stage that is completed with a token, or exceptionally with the exception that {@link
   *     #get()} throws; each caller gets a stage of its own
   */
  public CompletionStage<AccessToken> getAsync() {
    AccessToken ready = ready();
    return ready == null
        ? new AsyncCall(lifecycle, counters, failures, time, tasks, deliveries).start()
        : CompletableFuture.completedFuture(ready);
  }

  /**
   * Takes note of what the API answered to a request that carried a token.
   *
   * @param token the token that the request carried
   * @param status the HTTP status of the answer
   * @param replay whether the request was the replay of a rejected one
   * @param body the beginning of the answer's body where it is at hand, for the vendor's message;
   *     else null
   * @return true if the request should be sent once more, with what {@link #replacementFor}
   *     returns; never true for a replay
   */
  public boolean answered(AccessToken token, int status, boolean replay, byte @Nullable [] body) {
    counters.answered(status, replay);
    String message = body == null ? null : TokenResponse.message(body, token.value());
    return answers.judge(token, status, replay, message);
  }

  /**
   * Returns another token than the one that was rejected; waits as {@link #get()} does.
   *
   * @param rejected the token that the API rejected
   * @return the token to send the request once more with, or null if there is none: then the
   *     rejection is what the caller gets
   */
  public @Nullable AccessToken replacementFor(AccessToken rejected) {
    try {
      AccessToken next = get();
      return next.equals(rejected) ? null : next;
    } catch (TokenException e) {
      return null;
    }
  }

  /**
   * Starts to fetch the first token in the background if there is none; never fails and never
   * waits.
   */
  public void warmUp() {
    lifecycle.refreshIfDue();
  }

  /**
   * Returns the rule that says which requests get a token.
   *
   * @return the vendor's origin
   */
  public Origin origin() {
    return settings.origin();
  }

  /**
   * Returns the counters as they are now.
   *
   * @return a snapshot
   */
  public TokenMetrics metrics() {
    AccessToken token = cell.get().token;
    return new TokenMetrics(counters, token, time.nanos());
  }

  /**
   * Returns how the source is now: what somebody on call asks first.
   *
   * @return a snapshot
   */
  public TokenStatus status() {
    return TokenStatus.of(cell.get(), answers.lastRejection(), alerts, time);
  }

  /**
   * Ends the source: drops the token, fails those who wait, ends a request that is under way and
   * all threads. Closing twice is harmless.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      lifecycle.close();
      endpoint.close();
      tasks.close();
      deliveries.run();
    }
  }

  /** Returns the origin; never a token. */
  @Override
  public String toString() {
    return "TokenSource[" + settings.origin() + "]";
  }

  /** Collects what a source needs. Not safe for use by several threads. */
  public static final class Builder {
    private final Settings settings;
    private final List<AuthListener> listeners = new ArrayList<>();
    private ConnectionOpener connections = ConnectionOpener.PLAIN;
    private TimeSource time = TimeSource.SYSTEM;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    private @Nullable Tasks tasks;
    private @Nullable TokenEndpoint endpoint;
    private @Nullable CredentialSource credentials;

    private Builder(Settings settings) {
      this.settings = settings;
    }

    /**
     * Adds a listener.
     *
     * @param listener is told of each event, in the order of addition
     * @return this builder
     */
    public Builder listener(AuthListener listener) {
      listeners.add(listener);
      return this;
    }

    /**
     * Replaces the way in which the connection for the token request is opened.
     *
     * @param opener opens connections that nothing intercepts
     * @return this builder
     */
    public Builder connections(ConnectionOpener opener) {
      connections = opener;
      return this;
    }

    Builder time(TimeSource source) {
      time = source;
      return this;
    }

    Builder tasks(Tasks runner) {
      tasks = runner;
      return this;
    }

    Builder random(DoubleSupplier supplier) {
      random = supplier;
      return this;
    }

    Builder endpoint(TokenEndpoint fake) {
      endpoint = fake;
      return this;
    }

    Builder credentials(CredentialSource source) {
      credentials = source;
      return this;
    }

    /**
     * Builds the source; with {@code trr.auth.eager} it starts to fetch at once.
     *
     * @return a source, to be closed when it is no longer used
     */
    public TokenSource build() {
      TokenSource source = new TokenSource(this);
      if (settings.eager()) {
        source.warmUp();
      }
      return source;
    }
  }
}
