package io.github.trrauth.cdi;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One application between its deployment and its end, as a CDI container announces them. */
final class Deployment implements AutoCloseable {
  private final Application application;
  private final @Nullable TokenSource source;
  private final boolean eager;
  private @Nullable ShownSource shown;

  private Deployment(Application application, @Nullable TokenSource source, boolean eager) {
    this.application = application;
    this.source = source;
    this.eager = eager;
  }

  /**
   * Does what {@link #of} does, unless the jar is shared and nothing is set: an EAR, or a server
   * that has the jar for all, may hold applications with settings of their own, or without any.
   *
   * @throws InvalidSettingsException with every mistake
   */
  static Deployment ofPossiblyMany(Consumer<AuthEvent> events) {
    return !Applications.isJarOfOne() && Application.isSilent(Configuration.current())
        ? new Deployment(Application.OFF, null, false)
        : of(events);
  }

  /**
   * Reads the settings of the application on this thread and lets filters find it.
   *
   * @throws InvalidSettingsException with every mistake
   */
  static Deployment of(Consumer<AuthEvent> events) {
    Configuration configuration = Configuration.current();
    Application application = Application.deployed(configuration, events);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Applications.add(loader == null ? Deployment.class.getClassLoader() : loader, application);
    boolean eager = !"false".equalsIgnoreCase(configuration.value(Setting.EAGER.key()));
    return new Deployment(application, application.source(), eager);
  }

  /** What is injected where nothing is to be signed: it is there, and gives out nothing. */
  private static TokenSource closedSource() {
    Settings disabled = Settings.read(key -> key.equals(Setting.ENABLED.key()) ? "false" : null);
    TokenSource source = TokenSource.builder(disabled).build();
    source.close();
    return source;
  }

  /** Returns the source of the application on this thread. */
  TokenSource tokenSource() {
    TokenSource found = source == null ? Applications.current().source() : source;
    return found == null ? closedSource() : found;
  }

  /**
   * The application has started, which may be said more than once: shows the source in JMX, and
   * starts to fetch the first token in the background, unless the settings say otherwise.
   */
  synchronized void started() {
    if (source == null) {
      return;
    }
    if (shown == null && application.wantsMBean()) {
      shown = ShownSource.of(source);
    }
    if (eager) {
      source.warmUp();
    }
  }

  @Override
  public synchronized void close() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
    Applications.remove(application);
    application.close();
  }
}
