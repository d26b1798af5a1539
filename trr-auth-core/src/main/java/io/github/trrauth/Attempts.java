package io.github.trrauth;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The maker of attempts: reads the secret, asks the endpoint, and where the credentials are refused
 * tries others once.
 *
 * <p>Attempts follow each other, never side by side; what one has learnt is visible to the next.
 * Between two of them there are digests of the credentials, and no credentials.
 */
final class Attempts {
  private final CredentialSource source;
  private final TokenEndpoint endpoint;
  private final TimeSource time;
  private final Counters counters;

  /** Refused while others were granted: tried last from then on. */
  private volatile Set<String> demoted = Collections.emptySet();

  private volatile @Nullable String lastGranted;

  Attempts(CredentialSource source, TokenEndpoint endpoint, TimeSource time, Counters counters) {
    this.source = source;
    this.endpoint = endpoint;
    this.time = time;
    this.counters = counters;
  }

  /**
   * Makes one attempt.
   *
   * @param refused digests of the credentials that must not be sent
   */
  CompletableFuture<Attempt> run(Set<String> refused) {
    ClientCredentials chosen;
    try {
      chosen = choose(refused);
    } catch (IOException e) {
      // What was refused stays refused: a secret that cannot be read is none that has changed.
      return CompletableFuture.completedFuture(
          refused.isEmpty() ? unreadable(e) : Attempt.nothingNew(refused));
    }
    if (chosen == null) {
      return CompletableFuture.completedFuture(Attempt.nothingNew(refused));
    }
    ClientCredentials first = chosen;
    return send(first, refused)
        .thenCompose(
            attempt ->
                isRefused(attempt) ? retry(attempt) : CompletableFuture.completedFuture(attempt));
  }

  private CompletableFuture<Attempt> retry(Attempt refusal) {
    try {
      ClientCredentials other = choose(refusal.refused());
      if (other != null) {
        return send(other, refusal.refused());
      }
    } catch (IOException e) {
      return CompletableFuture.completedFuture(unreadable(e));
    }
    return CompletableFuture.completedFuture(refusal);
  }

  private CompletableFuture<Attempt> send(
      ClientCredentials credentials, Set<String> refusedBefore) {
    long requestedAt = time.nanos();
    return endpoint
        .request(credentials)
        .thenApply(answer -> conclude(credentials, refusedBefore, answer, requestedAt));
  }

  private Attempt conclude(
      ClientCredentials credentials,
      Set<String> refusedBefore,
      TokenAnswer answer,
      long requestedAt) {
    counters.fetched(answer, time.nanos() - requestedAt);
    Set<String> refused = new HashSet<>(refusedBefore);
    boolean switched = false;
    if (answer.kind() == TokenAnswer.Kind.REJECTED) {
      refused.add(credentials.digest());
    } else if (answer.kind() == TokenAnswer.Kind.GRANTED) {
      String granted = credentials.digest();
      String before = lastGranted;
      switched = !refused.isEmpty() || (before != null && !before.equals(granted));
      demoted = refused.isEmpty() ? demoted : Collections.unmodifiableSet(refused);
      lastGranted = granted;
    }
    return Attempt.of(answer, requestedAt, Collections.unmodifiableSet(refused), switched);
  }

  /** Reads the credentials and returns the best whose digest is not excluded, or null. */
  private @Nullable ClientCredentials choose(Set<String> excluded) throws IOException {
    ClientCredentials fallback = null;
    List<ClientCredentials> candidates = source.read();
    for (ClientCredentials candidate : candidates) {
      if (excluded.contains(candidate.digest())) {
        continue;
      }
      if (!demoted.contains(candidate.digest())) {
        return candidate;
      }
      fallback = fallback == null ? candidate : fallback;
    }
    return fallback;
  }

  private static boolean isRefused(Attempt attempt) {
    return attempt.answer() != null && attempt.answer().kind() == TokenAnswer.Kind.REJECTED;
  }

  private Attempt unreadable(IOException e) {
    String text = "the credentials cannot be read: " + e.getMessage();
    TokenAnswer answer = TokenAnswer.failed(0, text, Duration.ZERO, e);
    return Attempt.of(answer, time.nanos(), Collections.emptySet(), false);
  }
}
