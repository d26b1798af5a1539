package io.github.trrauth.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Our own log lines, kept here instead of being printed, until it is closed. */
final class RecordedLog implements AutoCloseable {
  /** Where the platform's logger of this name ends up. */
  private static final Logger LOGGER = Logger.getLogger("io.github.trrauth");

  private final List<String> lines = new ArrayList<>();
  private final Handler handler = new Recorder();

  RecordedLog() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
  }

  List<String> lines() {
    synchronized (lines) {
      return new ArrayList<>(lines);
    }
  }

  @Override
  public void close() {
    LOGGER.setUseParentHandlers(true);
    LOGGER.removeHandler(handler);
  }

  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord record) {
      synchronized (lines) {
        lines.add(record.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
