package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.sandbox.Sandbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.shrinkwrap.api.Archive;

/** A running server, a vendor outside of it, and applications that come and go. */
public final class Stage implements AutoCloseable {
  private final Server server;
  private final Sandbox vendor;
  private final URI elsewhere;
  private final List<Sandbox> vendors = new ArrayList<>();

  private Stage(Server server, Sandbox vendor) {
    this.server = server;
    this.vendor = vendor;
    this.elsewhere = vendor.openHttps("elsewhere");
    vendors.add(vendor);
  }

  /**
   * Starts a vendor, and a server that trusts it.
   *
   * @param server not started yet
   * @param jvmArguments more arguments for its JVM, which may depend on the vendor
   * @return a stage, to be closed
   */
  public static Stage start(Server server, Function<Sandbox, List<String>> jvmArguments) {
    Stage stage = new Stage(server, Sandbox.builder().plainHttp().start());
    List<String> arguments = new ArrayList<>(jvmArguments.apply(stage.vendor));
    arguments.add("-Djavax.net.ssl.trustStore=" + stage.vendor.trustStore());
    arguments.add("-Djavax.net.ssl.trustStorePassword=" + stage.vendor.trustStorePassword());
    // Logs and caches of servers keep applications in soft references, which is no leak of theirs.
    arguments.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    try {
      server.start(arguments);
      return stage;
    } catch (RuntimeException | Error e) {
      stage.close();
      throw e;
    }
  }

  /**
   * Returns the server.
   *
   * @return it runs
   */
  public Server server() {
    return server;
  }

  /**
   * Returns the vendor.
   *
   * @return it runs, and is shared by all tests
   */
  public Sandbox vendor() {
    return vendor;
  }

  /**
   * Returns another origin of the vendor.
   *
   * @return it has a valid certificate
   */
  public URI elsewhere() {
    return elsewhere;
  }

  /**
   * Starts another vendor that the server trusts.
   *
   * @param builder how it is to be
   * @return it runs until the stage is closed at the latest
   */
  public Sandbox another(Sandbox.Builder builder) {
    Sandbox another = builder.sharing(vendor).start();
    vendors.add(another);
    return another;
  }

  /**
   * Deploys an application, does something with it, and undeploys it.
   *
   * @param application what is deployed
   * @param play what is done
   * @throws Exception what that throws
   */
  public void with(TestApplication application, Play play) throws Exception {
    with(application.war(), () -> play.run(Probe.of(server, application.name())));
  }

  /**
   * Deploys an archive, does something, and undeploys it.
   *
   * @param archive what is deployed
   * @param play what is done
   * @throws Exception what that throws
   */
  public void with(Archive<?> archive, Scene play) throws Exception {
    long position = server.log().position();
    deploy(archive);
    try {
      play.run();
    } finally {
      server.undeploy(archive);
    }
    expectNoSecretIn(server.log().since(position));
  }

  /**
   * Deploys an archive.
   *
   * @param archive what is deployed
   * @throws DeploymentFailedException if the server refuses it; then nothing of it is left
   */
  public void deploy(Archive<?> archive) throws DeploymentFailedException {
    try {
      server.deploy(archive);
    } catch (DeploymentFailedException e) {
      server.undeploy(archive);
      throw e;
    }
  }

  private void expectNoSecretIn(String log) {
    for (Sandbox one : vendors) {
      assertThat(one.credentials().secrets()).noneMatch(log::contains);
      assertThat(one.tokens().issued()).noneMatch(log::contains);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      vendors.forEach(Sandbox::close);
    }
  }

  /** What is done with an application. */
  @FunctionalInterface
  public interface Play {
    /**
     * Does it.
     *
     * @param application the running application
     * @throws Exception if it fails
     */
    void run(Probe application) throws Exception;
  }

  /** What is done while an archive is deployed. */
  @FunctionalInterface
  public interface Scene {
    /**
     * Does it.
     *
     * @throws Exception if it fails
     */
    void run() throws Exception;
  }
}
