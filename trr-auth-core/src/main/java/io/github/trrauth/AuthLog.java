package io.github.trrauth;

import java.util.HashSet;
import java.util.Set;
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

  /** What has been logged and is not over: a type of event, for alerts with the kind of alert. */
  private final Set<String> troubles = new HashSet<>();

  /**
   * Makes a log.
   *
   * @param lines takes each line, which holds no secret and no token
   */
  public AuthLog(BiConsumer<Level, String> lines) {
    this.lines = lines;
  }

  @Override
  public void onEvent(AuthEvent event) {
    switch (event.type()) {
      case FETCHED:
        if (end(AuthEvent.Type.FETCH_FAILED, AuthEvent.Type.CREDENTIALS_REJECTED)) {
          lines.accept(Level.INFO, "Tokens are given out again: " + event);
        }
        break;
      case FETCH_FAILED:
      case CREDENTIALS_REJECTED:
      case API_REJECTED:
      case ALERT:
        if (begin(event)) {
          lines.accept(Level.WARNING, event.toString());
        }
        break;
      case API_ACCEPTED:
        if (end(AuthEvent.Type.API_REJECTED, AuthEvent.Type.ALERT)) {
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

  private boolean begin(AuthEvent event) {
    String kind = event.type() == AuthEvent.Type.ALERT ? " " + event.detail() : "";
    synchronized (troubles) {
      return troubles.add(event.type() + kind);
    }
  }

  private boolean end(AuthEvent.Type first, AuthEvent.Type second) {
    synchronized (troubles) {
      return troubles.removeIf(
          trouble -> trouble.startsWith(first.name()) || trouble.startsWith(second.name()));
    }
  }
}
