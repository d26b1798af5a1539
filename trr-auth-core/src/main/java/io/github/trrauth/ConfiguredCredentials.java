package io.github.trrauth;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The credentials from the configuration, or from files that it names; read anew each time. */
final class ConfiguredCredentials implements CredentialSource {
  private static final int MAX_FILE_BYTES = 64 * 1024;

  /** What some editors begin a file in UTF-8 with. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final SettingsReader reader;

  ConfiguredCredentials(Function<String, @Nullable String> lookup) {
    reader = new SettingsReader(lookup);
  }

  /** Reports the mistakes that can be seen before the first token request. */
  static void check(SettingsReader reader) {
    if (reader.configured(Setting.CLIENT_ID) == null) {
      reader.mistake(
          Setting.CLIENT_ID, "is missing: set it to the client id from the Vendor Portal");
    }
    boolean value = reader.configured(Setting.CLIENT_SECRET) != null;
    boolean file = reader.configured(Setting.CLIENT_SECRET_FILE) != null;
    if (!value && !file) {
      reader.mistake(
          Setting.CLIENT_SECRET,
          "is missing: set it, or "
              + Setting.CLIENT_SECRET_FILE.key()
              + ", from the Vendor Portal");
    }
    checkOne(reader, Setting.CLIENT_SECRET, Setting.CLIENT_SECRET_FILE);
    checkOne(reader, Setting.CLIENT_SECRET_NEXT, Setting.CLIENT_SECRET_NEXT_FILE);
    if (file && !value) {
      try {
        secret(reader, Setting.CLIENT_SECRET, Setting.CLIENT_SECRET_FILE);
      } catch (IOException e) {
        reader.mistakes().add(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void checkOne(SettingsReader reader, Setting value, Setting file) {
    if (reader.configured(value) != null && reader.configured(file) != null) {
      reader.mistake(value, "and " + file.key() + " are both set: remove one of them");
    }
  }

  @Override
  public List<ClientCredentials> read() throws IOException {
    String clientId = reader.configured(Setting.CLIENT_ID);
    ClientSecret current = secret(reader, Setting.CLIENT_SECRET, Setting.CLIENT_SECRET_FILE);
    if (clientId == null || current == null) {
      throw new IOException(
          Setting.CLIENT_ID.key() + " or the client secret is no longer configured: set both");
    }
    List<ClientCredentials> credentials = new ArrayList<>();
    credentials.add(ClientCredentials.of(clientId, current));
    ClientSecret next = nextSecret();
    if (next != null) {
      credentials.add(ClientCredentials.of(clientId, next));
    }
    return credentials;
  }

  /** The next secret's file may come and go; without it there is simply no next secret. */
  private @Nullable ClientSecret nextSecret() {
    try {
      return secret(reader, Setting.CLIENT_SECRET_NEXT, Setting.CLIENT_SECRET_NEXT_FILE);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable ClientSecret secret(SettingsReader reader, Setting value, Setting file)
      throws IOException {
    String configured = reader.configured(value);
    if (configured != null) {
      return ClientSecret.of(configured);
    }
    String name = reader.configured(file);
    return name == null ? null : fromFile(file, name);
  }

  private static ClientSecret fromFile(Setting setting, String name) throws IOException {
    byte[] bytes;
    try {
      bytes = readFile(Paths.get(name));
    } catch (InvalidPathException | IOException e) {
      throw new IOException(
          setting.key()
              + " must name a readable file of at most "
              + MAX_FILE_BYTES
              + " bytes, was \""
              + Text.clean(name, 200)
              + "\": check the path and who may read it ("
              + e.getClass().getSimpleName()
              + ")",
          e);
    }
    String text = withoutLineBreak(decoded(setting, name, bytes));
    if (text.trim().isEmpty()) {
      throw new IOException(
          setting.key() + " must name a file that holds a secret, but \"" + name + "\" is empty");
    }
    return ClientSecret.of(text);
  }

  /** Decodes a file's text; anything else would be sent as another secret than the file holds. */
  private static String decoded(Setting setting, String name, byte[] bytes) throws IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw notText(setting, name, e);
    }
    // The shape of UTF-16, and of no secret.
    if (text.indexOf('\0') >= 0) {
      throw notText(setting, name, null);
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static IOException notText(Setting setting, String name, @Nullable Exception cause) {
    return new IOException(
        setting.key()
            + " must name a text file in UTF-8, but \""
            + Text.clean(name, 200)
            + "\" is none: save it as UTF-8",
        cause);
  }

  private static byte[] readFile(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = open(file)) {
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        if (out.size() > MAX_FILE_BYTES) {
          throw new IOException("larger than " + MAX_FILE_BYTES + " bytes");
        }
      }
    }
    return out.toByteArray();
  }

  /** Opens a file without the classes of channels, which take their time at the start of a JVM. */
  private static InputStream open(Path file) throws IOException {
    try {
      return new FileInputStream(file.toFile());
    } catch (FileNotFoundException e) {
      // It says that of a file that may not be read, too; this throws what it is.
      return Files.newInputStream(file);
    }
  }

  private static String withoutLineBreak(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
