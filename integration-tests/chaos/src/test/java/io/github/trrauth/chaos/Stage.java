package io.github.trrauth.chaos;

import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A vendor, the line to its token endpoint, and a program in its own JVM that calls it. */
final class Stage implements AutoCloseable {
  static final int THREADS = 16;
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LIMIT = CallerProcess.LIMIT;

  private final Sandbox vendor = Sandbox.start();
  private final TokenLine line = new TokenLine(vendor.baseUrl().getPort());
  private final Path folder;
  private final Duration lifetime;
  private final List<Outage> outages = new ArrayList<>();
  private final CallerProcess caller;
  private int secretChanges = -1; // the first one is none

  /**
   * Sets the stage.
   *
   * @param client {@code jaxrs}, or {@code url} with the agent
   * @param lifetime of the tokens, in whole seconds
   * @param pause between two calls of one thread
   */
  Stage(String name, String client, Duration lifetime, Duration pause, Map<String, String> more) {
    this.lifetime = lifetime;
    vendor.tokens().lifetime(lifetime);
    try {
      folder = Files.createTempDirectory("chaos");
      secret(vendor.credentials().clientSecret());
      clock(0);
      caller =
          CallerProcess.start(
              options(client, more),
              List.of(
                  client,
                  vendor.baseUrl().toString(),
                  String.valueOf(THREADS),
                  String.valueOf(pause.toMillis())),
              Path.of(System.getProperty("chaos.results"), "chaos-" + name + ".log"));
    } catch (IOException | RuntimeException e) {
      line.close();
      vendor.close();
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
  }

  private List<String> options(String client, Map<String, String> more) throws IOException {
    Map<String, String> settings = new TreeMap<>(vendor.settings());
    settings.remove("trr.auth.client-secret");
    settings.put("trr.auth.client-secret-file", folder.resolve("secret").toString());
    settings.put("trr.auth.client-secret-next-file", folder.resolve("next").toString());
    settings.put("trr.auth.token-url", line.url().toString());
    settings.put("trr.auth.connect-timeout", "PT2S");
    settings.put("trr.auth.read-timeout", "PT2S");
    settings.putAll(more);
    List<String> options = new ArrayList<>();
    options.add("-Djavax.net.ssl.trustStore=" + vendor.trustStore());
    options.add("-Djavax.net.ssl.trustStorePassword=" + vendor.trustStorePassword());
    if (client.equals("url")) {
      Properties file = new Properties();
      file.putAll(settings);
      Path config = folder.resolve("agent.properties");
      try (Writer writer = Files.newBufferedWriter(config)) {
        file.store(writer, null);
      }
      options.add("-javaagent:" + System.getProperty("agent.jar") + "=config-file=" + config);
    } else {
      settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
      options.add("-javaagent:" + ClockJar.in(folder) + "=" + folder.resolve("clock"));
    }
    return options;
  }

  Sandbox vendor() {
    return vendor;
  }

  TokenLine line() {
    return line;
  }

  CallerProcess caller() {
    return caller;
  }

  List<Outage> outages() {
    return outages;
  }

  int secretChanges() {
    return secretChanges;
  }

  Duration lifetime() {
    return lifetime;
  }

  /** Configures the secret that the program is to use from its next token request on. */
  void secret(String secret) {
    secretChanges++;
    put("secret", secret);
  }

  /** Configures the secret to try when the first one is refused. */
  void nextSecret(String secret) {
    secretChanges++;
    put("next", secret);
  }

  /** Moves the wall clock of the program's JVM. */
  void clock(long seconds) {
    put("clock", String.valueOf(seconds));
  }

  private void put(String name, String text) {
    try {
      Path fresh = Files.writeString(folder.resolve(name + ".new"), text + "\n");
      Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets every token request fail in this way until something else has happened. */
  void outage(String name, Misbehaviour misbehaviour, Duration retryAfter, Runnable until) {
    long from = System.nanoTime();
    vendor.always(Sandbox.TOKEN_PATH, misbehaviour);
    until.run();
    vendor.clear(Sandbox.TOKEN_PATH);
    outages.add(new Outage(name, from, System.nanoTime(), retryAfter));
  }

  void outage(String name, Misbehaviour misbehaviour, Runnable until) {
    outage(name, misbehaviour, Duration.ZERO, until);
  }

  /** Resets every connection to the token endpoint until something else has happened. */
  void down(String name, Runnable until) {
    long from = System.nanoTime();
    line.dead(true);
    until.run();
    line.dead(false);
    outages.add(new Outage(name, from, System.nanoTime(), Duration.ZERO));
  }

  /** Waits until so many token requests have begun and ended from now on. */
  void awaitRequests(int count) {
    long now = System.nanoTime();
    await()
        .pollInterval(POLL)
        .atMost(LIMIT)
        .until(
            () ->
                line.connections().stream()
                        .filter(one -> one.opened() - now > 0 && one.isClosed())
                        .count()
                    >= count);
  }

  /** Waits until calls fail: the token in hand has come to its end. */
  void awaitFailures() {
    long now = System.nanoTime();
    await()
        .pollInterval(POLL)
        .atMost(LIMIT)
        .until(() -> caller.callsSince(now, call -> !call.succeeded()) >= THREADS);
  }

  /** Waits until a token has been given out from now on and calls succeed after it. */
  void awaitToken() {
    awaitRequests(1);
    long now = System.nanoTime();
    await()
        .pollInterval(POLL)
        .atMost(LIMIT)
        .until(() -> caller.callsSince(now, Call::succeeded) >= 2 * THREADS);
  }

  void awaitLifetimes(double count) {
    await((long) (count * lifetime.toNanos()));
  }

  void await(Duration time) {
    await(time.toNanos());
  }

  private void await(long nanos) {
    long end = System.nanoTime() + nanos;
    await()
        .pollInterval(POLL)
        .atMost(LIMIT.plusNanos(nanos))
        .until(() -> System.nanoTime() - end > 0);
  }

  static org.awaitility.core.ConditionFactory await() {
    return org.awaitility.Awaitility.await();
  }

  @Override
  public void close() {
    caller.close();
    line.close();
    vendor.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
