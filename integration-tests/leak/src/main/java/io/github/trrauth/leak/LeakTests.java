package io.github.trrauth.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.trrauth.sandbox.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The table as tests of one way in, to be closed when they are over. */
public final class LeakTests implements AutoCloseable {
  private final List<LeakRun> runs = new ArrayList<>();

  /** Makes tests of which none has been run. */
  public LeakTests() {}

  /**
   * Returns the tests: for each kind of application a JVM, its cases, and the search at its end.
   *
   * @param name what this way in is called in the numbers, which are left in {@code target}
   * @param command makes the command of a {@link Caller} from the options of its JVM
   * @return the tests, in the order in which they must be run
   */
  public Stream<DynamicNode> of(String name, Function<List<String>, List<String>> command) {
    return LeakTable.applications().stream()
        .map(application -> new Application(name, application, command).tests());
  }

  /**
   * Returns tests of an application that has its JVM trust anybody, one for each kind of
   * certificate that its token endpoint may show.
   *
   * @param command makes the command of a {@link Caller} that does so from the options of its JVM
   * @return the tests, in any order
   */
  public static Stream<DynamicNode> tls(Function<List<String>, List<String>> command) {
    return Arrays.stream(ServerCertificate.values())
        .map(one -> dynamicTest(one.name(), () -> LeakRun.checkTls(one, command)));
  }

  @Override
  public void close() throws IOException {
    for (LeakRun run : runs) {
      run.close();
    }
    runs.clear();
  }

  /** One kind of application, whose JVM starts with the first of its tests. */
  private final class Application {
    private final String name;
    private final String application;
    private final Function<List<String>, List<String>> command;
    private @Nullable LeakRun run;

    Application(String name, String application, Function<List<String>, List<String>> command) {
      this.name = name;
      this.application = application;
      this.command = command;
    }

    DynamicNode tests() {
      List<DynamicTest> tests = new ArrayList<>();
      tests.add(dynamicTest("start", this::start));
      for (LeakCase one : LeakTable.cases(application)) {
        tests.add(dynamicTest(one.name(), () -> started().check(one)));
      }
      tests.add(dynamicTest("nothing is left anywhere", this::search));
      return dynamicContainer(application, tests);
    }

    private void start() throws IOException {
      run = LeakRun.start(application, command);
      runs.add(started());
    }

    private LeakRun started() {
      if (run == null) {
        throw new IllegalStateException("the application has not been started");
      }
      return run;
    }

    private void search() throws IOException {
      String numbers = started().numbers() + "; searched: " + started().search();
      Path file = Path.of(System.getProperty("basedir", "."), "target", "leak-numbers.txt");
      Files.writeString(
          file, name + ", " + application + ": " + numbers + "\n", UTF_8, CREATE, APPEND);
      started().close();
    }
  }
}
