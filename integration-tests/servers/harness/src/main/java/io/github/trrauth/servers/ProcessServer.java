package io.github.trrauth.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A server that is started by its own command. Its output goes to {@code console.log} in its
 * folder; it ends with the JVM of the test at the latest.
 */
public abstract class ProcessServer implements Server {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Path folder;
  private final int port;
  private final Processes processes = new Processes();
  private @Nullable Process process;

  /**
   * Prepares a server on a free port.
   *
   * @param folder where it writes; what an earlier run has left there is deleted
   */
  protected ProcessServer(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.port = FreePorts.find(1).get(0);
  }

  /**
   * Prepares what the command needs, in the folder.
   *
   * @param jvmArguments what the server's JVM must be started with
   * @return the command
   * @throws IOException if it cannot be prepared
   */
  protected abstract List<String> command(List<String> jvmArguments) throws IOException;

  /**
   * Returns what the command's environment has besides this JVM's.
   *
   * @return names and values
   */
  protected Map<String, String> environment() {
    return Map.of();
  }

  /**
   * Says whether applications can be deployed.
   *
   * @return true once they can
   */
  protected abstract boolean isReady();

  /**
   * Returns the folder of the server.
   *
   * @return an absolute path
   */
  protected final Path folder() {
    return folder;
  }

  /**
   * Returns the port on which it serves applications.
   *
   * @return a port that was free
   */
  protected final int port() {
    return port;
  }

  @Override
  public final URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /**
   * Returns what the process has printed.
   *
   * @return standard output and standard error
   */
  protected final ServerLog console() {
    return ServerLog.in(folder.resolve("console.log"));
  }

  @Override
  public ServerLog log() {
    return console();
  }

  @Override
  public final void start(List<String> jvmArguments) {
    try {
      deleteFolder();
      Files.createDirectories(folder);
      ProcessBuilder builder = new ProcessBuilder(command(jvmArguments));
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment());
      builder.directory(folder.toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(folder.resolve("console.log").toFile());
      process = builder.start();
      processes.add(List.of(process.toHandle()));
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await(toString())
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(this::isReadyOrDead);
    if (!isAlive()) {
      throw new IllegalStateException(this + " ended at once:\n" + console().since(0));
    }
    addDescendants();
  }

  private void deleteFolder() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
          Files.delete(file);
        }
      }
    }
  }

  private void addDescendants() {
    if (process != null) {
      processes.add(process.descendants().collect(Collectors.toList()));
    }
  }

  private boolean isReadyOrDead() {
    return !isAlive() || isReady();
  }

  private boolean isAlive() {
    return process != null && process.isAlive();
  }

  @Override
  public final ProcessHandle process() {
    return processes.jvm();
  }

  @Override
  public void close() {
    addDescendants();
    processes.end();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " in " + folder;
  }
}
