package io.github.trrauth.se;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** Everything that anybody logs in this JVM, at every level, until it is closed. */
final class LogRecorder extends Handler {
  private static final Logger ROOT = Logger.getLogger("");

  private final SimpleFormatter format = new SimpleFormatter();
  private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();
  private final Level before = ROOT.getLevel();

  LogRecorder() {
    setLevel(Level.ALL);
    ROOT.setLevel(Level.ALL);
    ROOT.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  /** Returns what has been logged, but for some loggers, as it would stand in a file. */
  String textWithout(Set<String> loggers) {
    return records.stream()
        .filter(record -> !loggers.contains(String.valueOf(record.getLoggerName())))
        .map(record -> record.getLoggerName() + " " + format.format(record))
        .collect(Collectors.joining());
  }

  /** Returns our own lines of a level. */
  List<String> ours(Level level) {
    return records.stream()
        .filter(record -> String.valueOf(record.getLoggerName()).startsWith("io.github.trrauth"))
        .filter(record -> record.getLevel().equals(level))
        .map(LogRecord::getMessage)
        .collect(Collectors.toList());
  }

  static String stackTraceOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    ROOT.setLevel(before);
  }
}
