package io.github.trrauth.cdi;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import java.util.function.Consumer;

/** One application between its deployment and its end, as a CDI container announces them. */
final class Deployment implements AutoCloseable {
  private final Application application;
  private final TokenSource source;
  private final boolean eager;

  private Deployment(Application application, TokenSource source, boolean eager) {
    this.application = application;
    this.source = source;
    this.eager = eager;
  }

  /**
   * Reads the settings of the application on this thread and lets filters find it.
   *
   * @throws InvalidSettingsException with every mistake
   */
  static Deployment of(Consumer<AuthEvent> events) {
    Configuration configuration = Configuration.current();
    Application application = Application.deployed(configuration, events);
    TokenSource source = application.source();
    if (source == null) {
      source = closedSource();
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Applications.add(loader == null ? Deployment.class.getClassLoader() : loader, application);
    boolean eager = !"false".equalsIgnoreCase(configuration.value(Setting.EAGER.key()));
    return new Deployment(application, source, eager);
  }

  /** What is injected where nothing is to be signed: it is there, and gives out nothing. */
  private static TokenSource closedSource() {
    Settings disabled = Settings.read(key -> key.equals(Setting.ENABLED.key()) ? "false" : null);
    TokenSource source = TokenSource.builder(disabled).build();
    source.close();
    return source;
  }

  TokenSource tokenSource() {
    return source;
  }

  /** Starts to fetch the first token in the background, unless the settings say otherwise. */
  void warmUp() {
    if (eager) {
      source.warmUp();
    }
  }

  @Override
  public void close() {
    Applications.remove(application);
    application.close();
  }
}
