package io.github.trrauth;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The listener that turns events into log lines: one per change of state, never one per request.
 *
 * <p>Where the lines go is the way in's business. Safe for use by several threads.
 */
public final class AuthLog implements AuthListener {
  /** How much a line matters. */
  public enum Level {
    /** Something has mended itself, or was changed on purpose. */
    INFO,
    /** Something is wrong that a person should know of. */
    WARNING
  }

  private final BiConsumer<Level, String> lines;

  /** What has been logged and is not over. */
  private final Set<MessageId> troubles = ConcurrentHashMap.newKeySet();

  /**
   * Makes a log.
   *
   * @param lines takes each line, which holds no secret and no token, from any thread
   */
  public AuthLog(BiConsumer<Level, String> lines) {
    this.lines = lines;
  }

  @Override
  public void onEvent(AuthEvent event) {
    switch (event.type()) {
      case FETCHED:
        boolean failedBefore = troubles.remove(MessageId.FETCH_FAILED);
        if (troubles.remove(MessageId.CREDENTIALS_REJECTED) || failedBefore) {
          String again = "Tokens are given out again: " + event.text();
          lines.accept(Level.INFO, event.id().before(again));
        }
        break;
      case FETCH_FAILED:
      case CREDENTIALS_REJECTED:
      case API_REJECTED:
      case ALERT:
        if (troubles.add(event.id())) {
          lines.accept(Level.WARNING, event.toString());
        }
        break;
      case API_ACCEPTED:
        if (troubles.remove(MessageId.API_REJECTED)) {
          lines.accept(Level.INFO, event.toString());
        }
        break;
      case ALERT_OVER:
        if (troubles.remove(event.id())) {
          lines.accept(Level.INFO, event.toString());
        }
        break;
      case SECRET_SWITCHED:
        lines.accept(Level.INFO, event.toString());
        break;
      case REPLAYED:
        break;
    }
  }
}
