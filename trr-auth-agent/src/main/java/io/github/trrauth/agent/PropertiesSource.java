package io.github.trrauth.agent;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A properties file in UTF-8: the agent's own, or a {@code META-INF/microprofile-config.properties}
 * on the class path.
 *
 * <p>The agent's own is read again when it has changed, so that a secret in it can be rotated; if
 * it cannot be read any more, what was read before holds. Safe for use by several threads.
 */
final class PropertiesSource extends Source {
  private static final int FILE_ORDINAL = 200;
  private static final int CLASS_PATH_ORDINAL = 100;

  /** What the content belongs to; null on the class path, where it does not change. */
  private final @Nullable File file;

  /** A {@link File} or a {@link URL}, made into words only where somebody asks for them. */
  private final Object where;

  private volatile Content content;

  private PropertiesSource(int ordinal, @Nullable File file, Object where, Content content) {
    super(ordinal);
    this.file = file;
    this.where = where;
    this.content = content;
  }

  static PropertiesSource file(String name) throws IOException {
    File file = new File(name);
    return new PropertiesSource(FILE_ORDINAL, file, file, Content.of(file));
  }

  static PropertiesSource classPath(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    // A cached jar file would be shared with the application, and closed by neither.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new PropertiesSource(CLASS_PATH_ORDINAL, null, resource, new Content(load(in), 0, 0));
    }
  }

  @Override
  @Nullable String value(String key) {
    return current().properties.getProperty(key);
  }

  @Override
  String place(String key) {
    return file == null ? String.valueOf(where) : "file " + file.getAbsolutePath();
  }

  @Override
  Set<String> keys() {
    return current().properties.stringPropertyNames();
  }

  private Content current() {
    Content known = content;
    if (file != null && !known.isOf(file)) {
      try {
        known = Content.of(file);
        content = known;
      } catch (IOException e) {
        // Better the values of before than none; a secret that no longer works says so itself.
      }
    }
    return known;
  }

  private static Properties load(InputStream in) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException("a malformed \\u escape", e);
    }
    return properties;
  }

  /** What was read, and what the file looked like at that time. */
  private static final class Content {
    private final Properties properties;
    private final long modifiedMillis;
    private final long length;

    Content(Properties properties, long modifiedMillis, long length) {
      this.properties = properties;
      this.modifiedMillis = modifiedMillis;
      this.length = length;
    }

    static Content of(File file) throws IOException {
      // Looked at before it is read: a change in between is then seen the next time.
      long modifiedMillis = file.lastModified();
      long length = file.length();
      try (InputStream in = open(file)) {
        return new Content(load(in), modifiedMillis, length);
      }
    }

    /** Opens a file without the classes of channels, which take their time at the start. */
    private static InputStream open(File file) throws IOException {
      try {
        return new FileInputStream(file);
      } catch (FileNotFoundException e) {
        // It says that of a file that may not be read, too; this throws what it is.
        return Files.newInputStream(file.toPath());
      }
    }

    boolean isOf(File file) {
      return modifiedMillis == file.lastModified() && length == file.length();
    }
  }
}
