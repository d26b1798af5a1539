package io.github.trrauth.contract.se;

import io.github.trrauth.leak.LeakTests;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Which requests get a token, in Weld SE applications with a JVM of their own. */
class LeakIT {
  private static final LeakTests TESTS = new LeakTests();

  @AfterAll
  static void stop() throws IOException {
    TESTS.close();
  }

  @TestFactory
  Stream<DynamicNode> table_withContainer_holds() {
    return TESTS.of(ClientBuilder.newBuilder().getClass().getName(), LeakProgram::command);
  }
}
