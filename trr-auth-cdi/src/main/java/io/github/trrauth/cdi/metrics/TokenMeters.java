package io.github.trrauth.cdi.metrics;

import io.github.trrauth.TokenSource;
import java.util.function.Consumer;

/**
 * The meters of one token source in one metrics API.
 *
 * <p>In one only: servers pass on what one API is told to the others, and each number would be
 * there twice. Safe for use by several threads.
 */
public final class TokenMeters implements AutoCloseable {
  private static final String AUTO = "auto";
  private static final String NONE = "none";

  private final Registered registered;

  private TokenMeters(Registered registered) {
    this.registered = registered;
  }

  /**
   * Registers the meters with what is there; never throws.
   *
   * @param choice the value of {@code trr.auth.metrics}
   * @param beans where registries are looked for
   * @param source what is measured
   * @param warnings is told why there are no meters, where somebody will miss them
   * @return the meters, which may be none
   */
  public static TokenMeters register(
      String choice, Beans beans, TokenSource source, Consumer<String> warnings) {
    Registered registered = new Registered();
    if (choice.equals(NONE)) {
      return new TokenMeters(registered);
    }
    for (Api api : Api.values()) {
      if (api.isChosen(choice) && api.register(beans, source, registered, warnings)) {
        return new TokenMeters(registered);
      }
    }
    if (!choice.equals(AUTO)) {
      warnings.accept(
          "There are no metrics in "
              + choice
              + ": trr.auth.metrics names it, but the server offers no registry of that API");
    }
    return new TokenMeters(registered);
  }

  /** Takes the meters back. */
  @Override
  public synchronized void close() {
    registered.close();
  }

  /** The APIs in the order in which they are asked; the classes of each may be missing. */
  private enum Api {
    /** First, since a server that has it may feed the others from it. */
    MICROMETER("micrometer"),
    MICROPROFILE("microprofile"),
    /** After MicroProfile Metrics, whose implementations keep what is theirs in it. */
    MICROMETER_GLOBAL("micrometer"),
    /** Last, since its API is often there without anybody who collects. */
    OPENTELEMETRY("opentelemetry");

    /** What the setting calls it. */
    private final String word;

    Api(String word) {
      this.word = word;
    }

    boolean isChosen(String choice) {
      return choice.equals(AUTO) || choice.equals(word);
    }

    boolean register(
        Beans beans, TokenSource source, Registered registered, Consumer<String> warnings) {
      try {
        return register(beans, source, registered);
      } catch (NoClassDefFoundError e) {
        // The API is not there: none is required.
        registered.close();
        return false;
      } catch (RuntimeException | LinkageError e) {
        registered.close();
        warnings.accept("There are no metrics in " + word + ": " + e);
        return false;
      }
    }

    private boolean register(Beans beans, TokenSource source, Registered registered) {
      switch (this) {
        case MICROMETER:
          return MicrometerMeters.register(beans, source, registered);
        case MICROPROFILE:
          return MicroProfileMeters.register(beans, source, registered);
        case MICROMETER_GLOBAL:
          return MicrometerMeters.registerGlobally(source, registered);
        default:
          return OpenTelemetryMeters.register(beans, source, registered);
      }
    }
  }
}
