package io.github.trrauth.chaos.caller;

import java.lang.instrument.Instrumentation;
import java.time.Instant;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * An agent that moves the wall clock of a JVM: all that {@code java.time} says of now. How far it
 * is off stands in a file, as seconds.
 */
final class MovedClock {
  private MovedClock() {}

  /** Called by the JVM; the argument is the file. */
  public static void premain(String file, Instrumentation jvm) {
    System.setProperty("chaos.clock", file);
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .ignore(ElementMatchers.none())
        .type(ElementMatchers.named("java.time.Clock"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Now.class).on(ElementMatchers.named("currentInstant"))))
        .installOn(jvm);
  }

  /** Inlined into the JDK: must not use anything but the JDK. */
  static final class Now {
    private Now() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Instant now) throws java.io.IOException {
      String seconds =
          java.nio.file.Files.readString(java.nio.file.Path.of(System.getProperty("chaos.clock")));
      now = now.plusSeconds(Long.parseLong(seconds.trim()));
    }
  }
}
