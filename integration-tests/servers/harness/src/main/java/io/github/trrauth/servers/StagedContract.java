package io.github.trrauth.servers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The stage of a contract: one server and one vendor for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
abstract class StagedContract implements Tested {
  private @Nullable Stage stage;

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
