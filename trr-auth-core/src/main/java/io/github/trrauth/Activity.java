package io.github.trrauth;

import java.util.Set;

/** What the source is doing. Immutable. */
abstract class Activity {
  static final Activity IDLE = new Idle();

  private Activity() {}

  /** Nothing. */
  private static final class Idle extends Activity {}

  /** Fetching a token. */
  static final class Fetching extends Activity {
    final Fetch fetch;

    /** Whether a caller waits that has no token to fall back on. */
    final boolean needed;

    /** The tick until which such a caller waits. */
    final long neededUntil;

    Fetching(Fetch fetch, boolean needed, long neededUntil) {
      this.fetch = fetch;
      this.needed = needed;
      this.neededUntil = neededUntil;
    }

    boolean isNeededAt(long nanos) {
      return needed && neededUntil - nanos > 0;
    }
  }

  /** Leaving the token endpoint alone for a while. */
  static final class BackingOff extends Activity {
    final long until;
    final TokenException failure;

    /** Digests of the credentials that were refused; empty after a transient failure. */
    final Set<String> refused;

    BackingOff(long until, TokenException failure, Set<String> refused) {
      this.until = until;
      this.failure = failure;
      this.refused = refused;
    }

    boolean isOver(long nanos) {
      return nanos - until >= 0;
    }
  }

  /** Never doing anything again. */
  static final class Closed extends Activity {
    final TokenException failure;

    Closed(TokenException failure) {
      this.failure = failure;
    }
  }
}
