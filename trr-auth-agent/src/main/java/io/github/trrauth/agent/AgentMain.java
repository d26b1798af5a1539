package io.github.trrauth.agent;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The entry points that the JVM calls: {@code -javaagent}, attachment to a running JVM, and {@code
 * Launcher-Agent-Class} in the manifest of an executable jar.
 *
 * <p>They never throw: an agent that cannot work says so in one line on stderr and is off. Nothing
 * here or in what is called from here uses a lambda, a regular expression, {@code String.format},
 * the network, JMX or {@code java.util.logging}; they cost start-up time, or get ahead of an
 * application server that wants to set them up itself.
 */
public final class AgentMain {
  /** {@code MessageId.AGENT_OFF}, which cannot be named here: it may be what is missing. */
  static final String OFF = "trr-auth: TRR-151 the agent is off: ";

  private AgentMain() {}

  /**
   * Installs the agent before the application starts.
   *
   * @param arguments what follows the jar's name and {@code =}: settings as {@code key=value},
   *     separated by commas; or null
   * @param instrumentation the JVM's door for agents
   */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    install(arguments, instrumentation);
  }

  /**
   * Installs the agent into a JVM that runs already; does nothing if it is installed.
   *
   * @param arguments as for {@link #premain}
   * @param instrumentation the JVM's door for agents
   */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    install(arguments, instrumentation);
  }

  @SuppressWarnings("unchecked")
  private static void install(@Nullable String arguments, Instrumentation instrumentation) {
    try {
      Class<?> installer = AgentLoader.open().loadClass("io.github.trrauth.agent.Installer");
      ((BiConsumer<String, Instrumentation>) installer.getDeclaredConstructor().newInstance())
          .accept(arguments == null ? "" : arguments, instrumentation);
    } catch (Throwable e) {
      // Whatever it is, the application is not to suffer from it.
      System.err.println(OFF + e);
    }
  }
}
