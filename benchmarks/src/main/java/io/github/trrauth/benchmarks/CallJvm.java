package io.github.trrauth.benchmarks;

import io.github.trrauth.jvms.Conversation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM in which {@link CallProgram} runs. */
final class CallJvm implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String OUR_JAR = "trr-auth-cdi-";

  private final Conversation program;

  /**
   * What a number of calls took.
   *
   * @param calls how many
   * @param nanos how long they took together
   * @param bytes how much they allocated together
   */
  record Slice(long calls, long nanos, long bytes) {
    Slice plus(Slice other) {
      return new Slice(calls + other.calls, nanos + other.nanos, bytes + other.bytes);
    }

    double callsPerSecond() {
      return calls * 1e9 / nanos;
    }

    double bytesPerCall() {
      return (double) bytes / calls;
    }
  }

  private CallJvm(Conversation program) {
    this.program = program;
  }

  /** Starts an application whose calls our jar signs. */
  static CallJvm signed(Path client, LoopbackVendor vendor, LoopbackVendor other)
      throws IOException {
    return start(client, true, vendor.settings(), List.of(vendor.url(), other.url()));
  }

  /** Starts an application without our jar, whose own filter sets a constant header. */
  static CallJvm constant(Path client, LoopbackVendor vendor, LoopbackVendor other, String header)
      throws IOException {
    return start(client, false, Map.of(), List.of(vendor.url(), other.url(), header));
  }

  private static CallJvm start(
      Path client, boolean withOurs, Map<String, String> settings, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Of one size from the beginning: a heap that grows does so at another time in each JVM.
    command.addAll(List.of("-Xms256m", "-Xmx256m"));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", classPath(client, withOurs), CallProgram.class.getName()));
    command.addAll(arguments);
    Path err = Files.createTempFile("trr-auth-benchmark", ".err");
    err.toFile().deleteOnExit();
    return new CallJvm(Conversation.with(new ProcessBuilder(command), err, LIMIT));
  }

  private static String classPath(Path client, boolean withOurs) throws IOException {
    String own =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith("trr-auth-benchmarks.jar"))
            .findFirst()
            .orElseThrow();
    try (Stream<Path> jars = Files.list(client.resolve("target/lib"))) {
      return Stream.concat(Stream.of(own), jars.map(Path::toString).sorted())
          .filter(jar -> withOurs || !Path.of(jar).getFileName().toString().startsWith(OUR_JAR))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Lets it call. */
  Slice run(Call call, int times) {
    String[] answer = program.say(call + " " + times).split(" ", -1);
    return new Slice(times, Long.parseLong(answer[0]), Long.parseLong(answer[1]));
  }

  @Override
  public void close() {
    program.end();
  }
}
