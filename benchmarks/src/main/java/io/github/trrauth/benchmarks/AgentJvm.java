package io.github.trrauth.benchmarks;

import io.github.trrauth.jvms.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A JVM in which {@link AgentProgram} runs. */
final class AgentJvm implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Path AGENT = Path.of("benchmarks/target/agents/trr-auth-agent.jar");

  private final Conversation program;

  private AgentJvm(Conversation program) {
    this.program = program;
  }

  /** Starts one with our agent, whose settings are those. */
  static AgentJvm withAgent(String settings, List<String> arguments) throws IOException {
    return start(List.of("-javaagent:" + AGENT + "=" + settings), arguments);
  }

  /** Starts one without. */
  static AgentJvm withoutAgent(List<String> arguments) throws IOException {
    return start(List.of(), arguments);
  }

  private static AgentJvm start(List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Of one size from the beginning: a heap that grows does so at another time in each JVM.
    command.addAll(List.of("-Xms256m", "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AgentProgram.class.getName());
    command.addAll(arguments);
    Path err = Files.createTempFile("trr-auth-benchmark", ".err");
    err.toFile().deleteOnExit();
    return new AgentJvm(Conversation.with(new ProcessBuilder(command), err, LIMIT));
  }

  /** Lets it do something a number of times, and returns how many nanoseconds that took. */
  long run(AgentProgram.Use use, long times) {
    return Long.parseLong(program.say(use + " " + times));
  }

  /** Lets it end by itself, and fails if it has complained. */
  @Override
  public void close() {
    program.end();
    if (!program.err().isEmpty()) {
      throw new IllegalStateException("it said: " + program.err());
    }
  }
}
