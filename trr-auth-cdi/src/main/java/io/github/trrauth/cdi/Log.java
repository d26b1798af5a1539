package io.github.trrauth.cdi;

import io.github.trrauth.AuthLog;
import io.github.trrauth.MessageId;

/** The one place that writes log lines; they go to the logger {@code io.github.trrauth}. */
final class Log {
  private static final System.Logger LOGGER = System.getLogger("io.github.trrauth");

  private Log() {}

  static void warn(MessageId id, String line) {
    LOGGER.log(System.Logger.Level.WARNING, id.before(line));
  }

  /** Returns a listener that writes one line per change of state. */
  static AuthLog ofEvents() {
    return new AuthLog((level, line) -> LOGGER.log(levelOf(level), line));
  }

  private static System.Logger.Level levelOf(AuthLog.Level level) {
    return level == AuthLog.Level.WARNING ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
  }
}
