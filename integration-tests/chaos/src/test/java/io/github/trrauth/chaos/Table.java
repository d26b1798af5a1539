package io.github.trrauth.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The table that docs can quote: a file below {@code target}, and the standard output. */
final class Table {
  private static final Path FOLDER = Path.of(System.getProperty("chaos.results"));

  private Table() {}

  /** Begins a file with a heading row. */
  static void begin(String file, String head) {
    write(FOLDER.resolve(file), head, StandardOpenOption.TRUNCATE_EXISTING);
  }

  static synchronized void add(String file, String row) {
    System.out.print(row);
    write(FOLDER.resolve(file), row, StandardOpenOption.APPEND);
  }

  private static void write(Path file, String text, StandardOpenOption how) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
