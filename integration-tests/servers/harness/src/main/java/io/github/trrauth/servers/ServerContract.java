package io.github.trrauth.servers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that must hold in an application server. The server is started once for all of it.
 *
 * <p>A class for a server extends this one and says how the server is run and where it differs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
public abstract class ServerContract
    implements ClientContract,
        ConfigurationContract,
        CredentialsContract,
        NeighbourContract,
        RedeploymentContract {
  private @Nullable Stage stage;

  /** Made by JUnit. */
  protected ServerContract() {}

  /**
   * Makes the server.
   *
   * @return it has not been started
   */
  protected abstract Server newServer();

  /**
   * Returns what the server's JVM is started with.
   *
   * @return arguments
   */
  protected List<String> jvmArguments() {
    return List.of();
  }

  /**
   * Returns the running server and its vendor.
   *
   * @return the stage of all tests of this class
   */
  @Override
  public final Stage stage() {
    if (stage == null) {
      throw new IllegalStateException("There is a server only while tests run.");
    }
    return stage;
  }

  @BeforeAll
  void startServer() {
    stage = Stage.start(newServer(), jvmArguments());
  }

  @AfterAll
  void stopServer() {
    if (stage != null) {
      stage.close();
    }
  }

  @BeforeEach
  void resetVendor() {
    stage().vendor().reset();
  }
}
