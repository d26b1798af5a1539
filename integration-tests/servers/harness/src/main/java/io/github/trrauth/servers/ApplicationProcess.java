package io.github.trrauth.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jspecify.annotations.Nullable;

/**
 * A runtime that applications bring along: to deploy one is to start its process, to undeploy it to
 * end that, and there is one at a time. All of them write to {@code console.log}.
 */
public abstract class ApplicationProcess implements Server {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Path folder;
  private final int port = FreePorts.find(1).get(0);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private List<String> jvmArguments = List.of();
  private @Nullable Process process;
  private @Nullable Processes processes;

  /**
   * Prepares a runtime on a free port.
   *
   * @param folder where it writes; made if it is not there
   */
  protected ApplicationProcess(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * Prepares what the command needs.
   *
   * @param application the WAR, unpacked; the working directory of the process
   * @param jvmArguments what the JVM must be started with
   * @return the command
   * @throws IOException if it cannot be prepared
   */
  protected abstract List<String> command(Path application, List<String> jvmArguments)
      throws IOException;

  /**
   * Returns the port on which the application listens.
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

  @Override
  public final URI root(String application) {
    return uri();
  }

  @Override
  public final ServerLog log() {
    return ServerLog.in(folder.resolve("console.log"));
  }

  @Override
  public final void start(List<String> arguments) {
    jvmArguments = new ArrayList<>(arguments);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("console.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public final void deploy(Archive<?> archive) throws DeploymentFailedException {
    if (process != null) {
      throw new IllegalStateException(this + " runs one application at a time");
    }
    long position = log().position();
    Process started = launch(archive);
    Awaitility.await(toString())
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !started.isAlive() || isReady());
    if (!started.isAlive()) {
      throw new DeploymentFailedException(
          archive.getName() + " ended at once:\n" + log().since(position));
    }
  }

  private Process launch(Archive<?> archive) {
    try {
      Path application = Files.createTempDirectory(folder, archive.getName());
      archive.as(ExplodedExporter.class).exportExplodedInto(application.toFile());
      ProcessBuilder builder = new ProcessBuilder(command(application, jvmArguments));
      builder.directory(application.toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(
          ProcessBuilder.Redirect.appendTo(folder.resolve("console.log").toFile()));
      Process started = builder.start();
      process = started;
      processes = new Processes();
      processes.add(List.of(started.toHandle()));
      started.getOutputStream().close();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("probe/ready")).timeout(START_LIMIT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public final void undeploy(Archive<?> archive) {
    close();
  }

  @Override
  public final ProcessHandle process() {
    if (process == null) {
      throw new IllegalStateException(this + " runs no application");
    }
    return process.toHandle();
  }

  @Override
  public final void close() {
    if (processes != null) {
      processes.end();
    }
    processes = null;
    process = null;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " in " + folder;
  }
}
