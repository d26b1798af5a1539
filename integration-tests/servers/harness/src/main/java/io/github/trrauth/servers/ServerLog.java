package io.github.trrauth.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log file that a server writes. */
public final class ServerLog {
  private final Path file;

  private ServerLog(Path file) {
    this.file = file;
  }

  /**
   * Names the file.
   *
   * @param file may not be there yet
   * @return its log
   */
  public static ServerLog in(Path file) {
    return new ServerLog(file);
  }

  /**
   * Returns where it is now.
   *
   * @return for {@link #since}
   */
  public long position() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what has been written after a position.
   *
   * @param position from {@link #position}, or 0
   * @return text
   */
  public String since(long position) {
    try {
      if (!Files.exists(file)) {
        return "";
      }
      byte[] all = Files.readAllBytes(file);
      int start = (int) Math.min(position, all.length);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
