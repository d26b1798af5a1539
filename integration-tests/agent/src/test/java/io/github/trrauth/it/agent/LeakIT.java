package io.github.trrauth.it.agent;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.trrauth.leak.LeakTests;
import io.github.trrauth.leak.UrlConnections;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Which requests get a token, in programs that call through {@link java.net.HttpURLConnection}. On
 * Java 8 no name but this machine's can be made to lead here, so that the table needs Java 11.
 */
class LeakIT {
  private static final int FIRST_WITH_HOSTS = 11;
  private static final LeakTests TESTS = new LeakTests();

  @AfterAll
  static void stop() throws IOException {
    TESTS.close();
  }

  @TestFactory
  Stream<DynamicNode> table_withAgent_holds() {
    return jvms(jvm -> TESTS.of("agent, " + jvm, options -> command(jvm, options)));
  }

  @TestFactory
  Stream<DynamicNode> certificates_ofTokenEndpoint_areVerifiedInSpiteOfTrustAllDefaults() {
    return jvms(jvm -> LeakTests.tls(options -> command(jvm, options, "trust-all")));
  }

  private static Stream<DynamicNode> jvms(Function<Jvm, Stream<DynamicNode>> tests) {
    return Jvm.all().stream()
        .filter(jvm -> jvm.version() >= FIRST_WITH_HOSTS)
        .map(
            jvm ->
                jvm.isThere()
                    ? dynamicContainer(jvm.toString(), tests.apply(jvm))
                    : dynamicTest(jvm.toString(), jvm::java));
  }

  private static List<String> command(Jvm jvm, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jvm.java().toString());
    command.add("-Xmx128m");
    command.add("-javaagent:" + Program.agent());
    // For the search, which begins at the agent's bridge in the boot loader.
    command.add("--add-opens=java.base/java.net=ALL-UNNAMED");
    command.addAll(options);
    command.add("-cp");
    command.add(programs());
    command.add(UrlConnections.class.getName());
    command.add("java.net.TrrAuthHook");
    command.add(Program.agent());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The jar with the program, which holds nothing of the agent's. */
  private static String programs() {
    try {
      return Path.of(
              UrlConnections.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
