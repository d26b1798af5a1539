package io.github.trrauth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What may happen to a token source from several threads at once, and what must be true afterwards
 * whatever the order was.
 *
 * <p>The subclasses are where it may begin. Public, since the model checker makes the instances.
 */
public abstract class TokenSourceModel {
  private static final Settings SETTINGS =
      Settings.read(
          Map.of(
                  Setting.CLIENT_ID.key(), "client-1",
                  Setting.CLIENT_SECRET.key(), "secret-1",
                  Setting.ACQUIRE_TIMEOUT.key(), "PT10M")
              ::get);

  private final VendorModel vendor = new VendorModel();
  private final Seen seen = new Seen();
  private final TokenSource source =
      TokenSource.builder(SETTINGS)
          .time(vendor)
          .tasks(vendor)
          .endpoint(vendor)
          .random(() -> 0)
          .build();

  private TokenSourceModel() {}

  /** No token yet. */
  public static final class Cold extends TokenSourceModel {}

  /** A token that is due to be refreshed, and a token request for the next one under way. */
  public static final class Refreshing extends TokenSourceModel {
    /** Makes a source that is there. */
    public Refreshing() {
      seed();
      pass();
      get();
      work();
    }
  }

  /** A fresh token that a caller has. */
  public static final class Fresh extends TokenSourceModel {
    /** Makes a source that is there. */
    public Fresh() {
      seed();
    }
  }

  /** A token that the API has rejected. */
  public static final class Rejected extends TokenSourceModel {
    /** Makes a source that is there. */
    public Rejected() {
      seed();
      reject();
    }
  }

  /** No token, and a back-off that has just passed. */
  public static final class BackedOff extends TokenSourceModel {
    /** Makes a source that is there. */
    public BackedOff() {
      get();
      work();
      refuse();
      work();
      pass();
    }
  }

  /** No token, a caller that waits for one, and the last of three attempts under way. */
  public static final class LastAttempt extends TokenSourceModel {
    /** Makes a source that is there. */
    public LastAttempt() {
      get();
      for (int attempt = 1; attempt < 3; attempt++) {
        work();
        fail();
        retryIsDue();
      }
      work();
    }
  }

  /** Lets the pause before the next attempt pass. */
  void retryIsDue() {
    vendor.pass(Duration.ofSeconds(1));
  }

  /** Gets the first token. */
  void seed() {
    get();
    work();
    grant();
    work();
  }

  /** Asks for a token. */
  @Operation
  public void get() {
    int atLeast = vendor.returned();
    boolean closed = seen.closed();
    CompletableFuture<AccessToken> asked = source.getAsync().toCompletableFuture();
    seen.asked(asked);
    CompletableFuture<?> unused =
        asked.whenComplete(
            (token, failure) -> {
              if (token != null) {
                vendor.gotToken(token, atLeast);
                seen.got(token);
                if (closed) {
                  vendor.wrong("a token after the source had been closed");
                }
              } else if (!(failure instanceof TokenException)) {
                vendor.wrong("an undocumented failure: " + failure);
              }
            });
  }

  /** The API rejects the request that carried the newest token. */
  @Operation
  public void reject() {
    AccessToken token = seen.newest();
    if (token != null) {
      vendor.rejecting(token);
      source.answered(token, 401, false, null);
    }
  }

  /** The API accepts the replay of a request with the newest token. */
  @Operation
  public void accept() {
    AccessToken token = seen.newest();
    if (token != null) {
      source.answered(token, 200, true, null);
    }
  }

  /** A thread does what is to be done. */
  @Operation
  public void work() {
    Runnable work = vendor.takeWork();
    if (work != null) {
      work.run();
    }
  }

  /** The endpoint gives out a token. */
  @Operation
  public void grant() {
    CompletableFuture<TokenAnswer> request = vendor.takeRequest();
    if (request != null) {
      request.complete(vendor.grant());
    }
  }

  /** The endpoint is out of order. */
  @Operation
  public void fail() {
    CompletableFuture<TokenAnswer> request = vendor.takeRequest();
    if (request != null) {
      request.complete(vendor.fail());
    }
  }

  /** The endpoint refuses the credentials. */
  @Operation
  public void refuse() {
    CompletableFuture<TokenAnswer> request = vendor.takeRequest();
    if (request != null) {
      request.complete(vendor.refuse());
    }
  }

  /** So much time passes that a refresh is due; or, the second time, that a token has expired. */
  @Operation
  public void pass() {
    vendor.pass(Duration.ofMinutes(50));
  }

  /** The application stops. */
  @Operation(runOnce = true)
  public void close() {
    source.close();
    seen.setClosed();
  }

  /** What must be true when all threads have come to rest. */
  @Validate
  public void settled() {
    settle();
    if (!seen.allAnswered()) {
      vendor.wrong("a caller that is never woken");
    }
    // Whatever has happened, the next caller is served: at the latest after the longest pause.
    vendor.pass(Duration.ofMinutes(5));
    get();
    settle();
    if (!seen.allAnswered()) {
      vendor.wrong("a source that serves nobody any more");
    }
    if (!vendor.wrongs().isEmpty()) {
      throw new AssertionError(String.join("; ", vendor.wrongs()));
    }
  }

  /** Lets the threads and the endpoint do what is left to do; retries are due within seconds. */
  private void settle() {
    for (int second = 0; second < 5; second++) {
      boolean more = true;
      while (more) {
        CompletableFuture<TokenAnswer> request = vendor.takeRequest();
        Runnable work = request == null ? vendor.takeWork() : null;
        if (request != null) {
          request.complete(vendor.grant());
        } else if (work != null) {
          work.run();
        }
        more = request != null || work != null;
      }
      vendor.pass(Duration.ofSeconds(1));
    }
  }

  /** What the callers have seen. Each method is one step, as in {@link VendorModel}. */
  static final class Seen {
    private final List<CompletableFuture<AccessToken>> asked = new ArrayList<>();
    private AccessToken newest;
    private boolean closed;

    void asked(CompletableFuture<AccessToken> result) {
      asked.add(result);
    }

    void got(AccessToken token) {
      newest = token;
    }

    AccessToken newest() {
      return newest;
    }

    void setClosed() {
      closed = true;
    }

    boolean closed() {
      return closed;
    }

    boolean allAnswered() {
      return asked.stream().allMatch(CompletableFuture::isDone);
    }
  }
}
