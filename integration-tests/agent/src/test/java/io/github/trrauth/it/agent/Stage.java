package io.github.trrauth.it.agent;

import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A vendor with two other origins beside it, and the options that lead a program to them; as an
 * extension of a test class, reset before each test.
 */
final class Stage implements BeforeEachCallback, AfterAllCallback, AutoCloseable {
  private final Sandbox vendor = Sandbox.builder().plainHttp().start();
  private final URI elsewhere = vendor.openHttps("elsewhere");
  private final URI beyond = vendor.openHttps("beyond");
  private final Map<String, String> more;
  private final Path file;

  Stage() {
    this(Map.of());
  }

  /** A stage whose programs have more settings. */
  Stage(Map<String, String> more) {
    this.more = more;
    try {
      file = Files.createTempFile("trr-auth", ".properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    configure(more);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    vendor.reset();
    configure(more);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  Sandbox vendor() {
    return vendor;
  }

  String base() {
    return vendor.baseUrl().toString();
  }

  String elsewhere() {
    return elsewhere.toString();
  }

  String beyond() {
    return beyond.toString();
  }

  /** The agent's properties file. */
  Path file() {
    return file;
  }

  /** Writes what a client of the vendor needs, and more, into the agent's properties file. */
  Stage configure(Map<String, String> more) {
    return configureWithout("", more);
  }

  /** The same, without one of the settings that a client needs. */
  Stage configureWithout(String name, Map<String, String> more) {
    Properties settings = new Properties();
    settings.putAll(vendor.settings());
    settings.remove("trr.auth." + name);
    // A machine that is busy with other tests is not to look like a vendor that is down.
    settings.setProperty("trr.auth.acquire-timeout", "PT60S");
    settings.setProperty("trr.auth.connect-timeout", "PT20S");
    settings.setProperty("trr.auth.read-timeout", "PT30S");
    more.forEach((key, value) -> settings.setProperty("trr.auth." + key, value));
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The option that puts the agent into a JVM. */
  String agent() {
    return "-javaagent:" + Program.agent() + "=config-file=" + file;
  }

  /** What any program needs to trust the vendor. */
  List<String> trust() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + vendor.trustStore(),
        "-Djavax.net.ssl.trustStorePassword=" + vendor.trustStorePassword());
  }

  /** A program without the agent. */
  Program program(Jvm jvm) {
    return Program.with(jvm.java()).options(trust());
  }

  /** A program with the agent. */
  Program withAgent(Jvm jvm) {
    return program(jvm).option(agent());
  }

  @Override
  public void close() {
    vendor.close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
