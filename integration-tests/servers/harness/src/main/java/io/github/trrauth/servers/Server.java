package io.github.trrauth.servers;

import java.net.URI;
import java.util.List;
import org.jboss.shrinkwrap.api.Archive;

/** An application server in a JVM of its own, on loopback and free ports. */
public interface Server extends AutoCloseable {
  /**
   * Starts it and waits until applications can be deployed.
   *
   * @param jvmArguments what its JVM must be started with, besides what it needs anyway
   */
  void start(List<String> jvmArguments);

  /**
   * Deploys an application and waits until it serves requests.
   *
   * @param archive a WAR or an EAR; its context root is its name without the extension
   * @throws DeploymentFailedException if the server refuses it
   */
  void deploy(Archive<?> archive) throws DeploymentFailedException;

  /**
   * Takes an application off, also one whose deployment has failed, and waits until it is gone.
   *
   * @param archive what has been deployed
   */
  void undeploy(Archive<?> archive);

  /**
   * Returns where it serves applications.
   *
   * @return {@code http://127.0.0.1:PORT/}
   */
  URI uri();

  /**
   * Returns the log in which an administrator would look.
   *
   * @return all that the server has written
   */
  ServerLog log();

  /**
   * Returns the process.
   *
   * @return the JVM that runs the applications
   */
  ProcessHandle process();

  /** Ends the server, by force where it does not end by itself. */
  @Override
  void close();
}
