package io.github.trrauth.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/**
 * A server that an Arquillian adapter manages.
 *
 * <p>Its {@code arquillian.xml} finds what is known only at run time in system properties: {@code
 * server.jvm} (the arguments of its JVM), {@code server.port}, and what {@link #properties} adds.
 */
public abstract class ArquillianServer implements Server {
  private final int port = FreePorts.find(1).get(0);
  private final ServerLog log;
  private final Processes processes = new Processes();
  private @Nullable TestRunnerAdaptor arquillian;

  /**
   * Prepares a server on a free port.
   *
   * @param log the log file that it writes
   */
  protected ArquillianServer(Path log) {
    this.log = ServerLog.in(log);
  }

  /**
   * Returns more system properties for {@code arquillian.xml}.
   *
   * @return names and values
   */
  protected Map<String, String> properties() {
    return Map.of();
  }

  @Override
  public final void start(List<String> jvmArguments) {
    System.setProperty("server.jvm", String.join(" ", jvmArguments));
    System.setProperty("server.port", String.valueOf(port));
    properties().forEach(System::setProperty);
    Set<ProcessHandle> before = children();
    try {
      arquillian = TestRunnerAdaptorBuilder.build();
      arquillian.beforeSuite();
    } catch (Exception e) {
      throw new IllegalStateException(this + " did not start", e);
    } finally {
      Set<ProcessHandle> started = children();
      started.removeAll(before);
      processes.add(started);
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().descendants().collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public final void deploy(Archive<?> archive) throws DeploymentFailedException {
    try {
      ArquillianTap.started().deploy(archive);
    } catch (Exception e) {
      throw new DeploymentFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public final void undeploy(Archive<?> archive) {
    ArquillianTap.started().undeploy(archive);
  }

  @Override
  public final URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public final ServerLog log() {
    return log;
  }

  @Override
  public final ProcessHandle process() {
    return processes.jvm();
  }

  @Override
  public final void close() {
    try {
      if (arquillian != null) {
        arquillian.afterSuite();
        arquillian.shutdown();
      }
    } catch (Exception e) {
      throw new IllegalStateException(this + " did not stop", e);
    } finally {
      processes.end();
    }
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
