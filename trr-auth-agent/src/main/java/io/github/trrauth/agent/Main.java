package io.github.trrauth.agent;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.function.ToIntFunction;

/** What {@code java -jar trr-auth-agent.jar} runs: the command line, which it finds by its name. */
public final class Main {
  private Main() {}

  /**
   * Runs the command line and ends the JVM with its exit status.
   *
   * @param arguments a command and what it takes; see {@code --help}
   * @throws IOException if the agent's jar cannot be read
   * @throws URISyntaxException if the agent's jar is in a place that is no URI
   * @throws ReflectiveOperationException if the agent's jar is damaged
   */
  @SuppressWarnings("unchecked")
  public static void main(String[] arguments)
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Class<?> commands = AgentLoader.open().loadClass("io.github.trrauth.agent.cli.Commands");
    String version = Main.class.getPackage().getImplementationVersion();
    ToIntFunction<String[]> run =
        (ToIntFunction<String[]>)
            commands
                .getDeclaredConstructor(String.class)
                .newInstance(version == null ? "" : version);
    System.exit(run.applyAsInt(arguments));
  }
}
