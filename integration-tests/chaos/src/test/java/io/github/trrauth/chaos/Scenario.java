package io.github.trrauth.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Something that goes wrong.
 *
 * @param client {@code jaxrs}, or {@code url} with the agent
 * @param title what the table calls it
 */
record Scenario(
    String name,
    String client,
    String title,
    Judge.Demands demands,
    BiConsumer<Stage, Random> script) {
  private static final Duration LIFETIME = Duration.ofSeconds(4);

  /** Less is known of this client's tokens: it takes longer ones to be sure. */
  private static final Duration AGENT_LIFETIME = Duration.ofSeconds(6);

  private static final Duration PAUSE = Duration.ofMillis(60);

  Stage stage() {
    Duration lifetime = client.equals("url") ? AGENT_LIFETIME : LIFETIME;
    return new Stage(name, client, lifetime, PAUSE, Map.of());
  }

  @Override
  public String toString() {
    return title;
  }
}
