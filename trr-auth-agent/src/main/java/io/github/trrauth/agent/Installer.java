package io.github.trrauth.agent;

import io.github.trrauth.MessageId;
import io.github.trrauth.Settings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens at the start: the settings are read and checked, and {@link java.net.URL} is
 * patched. {@link AgentMain} finds this class by its name.
 */
public final class Installer implements BiConsumer<String, Instrumentation> {
  /** Called by {@link AgentMain}. */
  public Installer() {}

  /**
   * Installs the agent, or says why it is off.
   *
   * @param arguments the agent's arguments, or an empty text
   * @param instrumentation the JVM's door for agents
   */
  @Override
  public void accept(String arguments, Instrumentation instrumentation) {
    if (Bridge.exists()) {
      Stderr.line(
          MessageId.AGENT_THERE_ALREADY,
          "the agent is there already, with the settings of that time; nothing was done");
      return;
    }
    try {
      AgentSettings configured = AgentSettings.of(arguments, ClassLoader.getSystemClassLoader());
      Settings settings = configured.check();
      for (String warning : configured.unknownKeys()) {
        Stderr.line(MessageId.UNKNOWN_SETTING, warning);
      }
      if (settings.enabled()) {
        install(settings, instrumentation);
      }
    } catch (MistakesException e) {
      Stderr.line(MessageId.AGENT_OFF, "the agent is off: " + e.getMessage());
    } catch (ReflectiveOperationException | UnmodifiableClassException | IOException e) {
      Stderr.line(
          MessageId.AGENT_CANNOT_PATCH, "the agent is off, since this JVM cannot be patched: " + e);
    }
  }

  private static void install(Settings settings, Instrumentation instrumentation)
      throws ReflectiveOperationException, UnmodifiableClassException, IOException {
    Consumer<BiFunction<Object, @Nullable Object, Object>> bridge = Bridge.define(instrumentation);
    UrlPatch.apply(instrumentation);
    // Last, so that there is never half an agent.
    bridge.accept(new UrlHook(settings));
    if (settings.agentDebug()) {
      Stderr.line(
          MessageId.AGENT_ON,
          "java.net.URL is patched; requests to " + settings.origin() + " are signed");
    }
  }
}
