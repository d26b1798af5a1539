package io.github.trrauth.servers;

import io.github.trrauth.sandbox.Sandbox;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A server that runs for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
public abstract class ServerRun implements Tested {
  /** What Jersey's and CXF's way of sending PATCH needs, which reaches into the JDK. */
  protected static final List<String> OPENS_FOR_PATCH =
      List.of(
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/sun.net.www.protocol.https=ALL-UNNAMED");

  private @Nullable Stage stage;

  /** Made by JUnit. */
  protected ServerRun() {}

  /**
   * Makes the server.
   *
   * @return it has not been started
   * @throws Exception if it cannot be prepared
   */
  protected abstract Server newServer() throws Exception;

  /**
   * Returns what the server's JVM is started with.
   *
   * @param vendor it runs
   * @return arguments
   */
  protected List<String> jvmArguments(Sandbox vendor) {
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
  void startServer() throws Exception {
    stage = Stage.start(newServer(), this::jvmArguments);
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
