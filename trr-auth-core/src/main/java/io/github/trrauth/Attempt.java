package io.github.trrauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one attempt brought: an answer, or the insight that there was nothing new to send. */
final class Attempt {
  private final @Nullable TokenAnswer answer;
  private final long requestedAtNanos;
  private final Set<String> refused;
  private final boolean switched;

  private Attempt(
      @Nullable TokenAnswer answer, long requestedAtNanos, Set<String> refused, boolean switched) {
    this.answer = answer;
    this.requestedAtNanos = requestedAtNanos;
    this.refused = refused;
    this.switched = switched;
  }

  /**
   * An attempt that has ended with an answer.
   *
   * @param requestedAtNanos the tick just before the request was sent
   * @param refused digests of the credentials that were refused on the way
   * @param switched whether other credentials were granted than the last time
   */
  static Attempt of(
      TokenAnswer answer, long requestedAtNanos, Set<String> refused, boolean switched) {
    return new Attempt(answer, requestedAtNanos, refused, switched);
  }

  /** No request was sent, since all credentials are known to be refused. */
  static Attempt nothingNew(Set<String> refused) {
    return new Attempt(null, 0, refused, false);
  }

  /** The answer, or null if there was nothing new to send. */
  @Nullable TokenAnswer answer() {
    return answer;
  }

  long requestedAtNanos() {
    return requestedAtNanos;
  }

  Set<String> refused() {
    return refused;
  }

  boolean switched() {
    return switched;
  }
}
