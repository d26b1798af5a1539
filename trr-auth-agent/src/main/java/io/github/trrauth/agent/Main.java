package io.github.trrauth.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What {@code java -jar trr-auth-agent.jar} runs: the command line.
 *
 * <p>Its classes are in an archive in the jar: as entries of the jar they would cost every
 * application with the agent start-up time, since a JVM reads the names of all entries.
 */
public final class Main {
  private static final String ARCHIVE = "/trr-auth/command-line.zip";

  private Main() {}

  /**
   * Runs the command line and ends the JVM with its exit status.
   *
   * @param arguments a command and what it takes; see {@code --help}
   * @throws IOException if the agent's jar cannot be read
   * @throws URISyntaxException if the agent's jar is in a place that is no URI
   * @throws ReflectiveOperationException if the agent's jar is damaged
   */
  @SuppressWarnings("unchecked")
  public static void main(String[] arguments)
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Class<?> commands =
        AgentLoader.open(classes()).loadClass("io.github.trrauth.agent.cli.Commands");
    String version = Main.class.getPackage().getImplementationVersion();
    ToIntFunction<String[]> run =
        (ToIntFunction<String[]>)
            commands
                .getDeclaredConstructor(String.class)
                .newInstance(version == null ? "" : version);
    System.exit(run.applyAsInt(arguments));
  }

  private static Map<String, byte[]> classes() throws IOException {
    try (InputStream stored = Main.class.getResourceAsStream(ARCHIVE)) {
      if (stored == null) {
        throw new IOException("the agent's jar is damaged: there is no " + ARCHIVE);
      }
      Map<String, byte[]> classes = new HashMap<>();
      ZipInputStream archive = new ZipInputStream(stored);
      byte[] buffer = new byte[8192];
      for (ZipEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int n = archive.read(buffer); n >= 0; n = archive.read(buffer)) {
          bytes.write(buffer, 0, n);
        }
        classes.put(e.getName(), bytes.toByteArray());
      }
      return classes;
    }
  }
}
