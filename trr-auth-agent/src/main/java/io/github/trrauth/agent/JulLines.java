package io.github.trrauth.agent;

import io.github.trrauth.AuthLog;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The agent's lines in {@code java.util.logging}, which comes to life with the first of them: never
 * before the application has made a request to the vendor, for which the JDK's own client uses it.
 */
final class JulLines implements BiConsumer<AuthLog.Level, String> {
  /**
   * Says whether the JVM has {@code java.util.logging}, which one that is cut down may not have.
   */
  static boolean canBe() {
    try {
      Class.forName("java.util.logging.Logger", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public void accept(AuthLog.Level level, String line) {
    Jul.LOGGER.log(level == AuthLog.Level.WARNING ? Level.WARNING : Level.INFO, line);
  }

  /** Apart, since its initialisation starts the logging of the JVM. */
  private static final class Jul {
    static final Logger LOGGER = Logger.getLogger("io.github.trrauth");
  }
}
