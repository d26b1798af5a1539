package io.github.trrauth.agent;

import io.github.trrauth.AuthLog;
import java.util.function.BiConsumer;

/** The agent's lines on stderr. */
final class StderrLines implements BiConsumer<AuthLog.Level, String> {
  @Override
  public void accept(AuthLog.Level level, String line) {
    Stderr.line(level + " " + line);
  }
}
