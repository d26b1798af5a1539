package io.github.trrauth.cdi;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.MessageId;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import io.github.trrauth.cdi.metrics.Beans;
import io.github.trrauth.cdi.metrics.TokenMeters;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One application between its deployment and its end, as a CDI container announces them. */
final class Deployment implements AutoCloseable {
  private final Application application;
  private final @Nullable TokenSource source;
  private final boolean eager;
  private @Nullable ShownSource shown;
  private @Nullable TokenMeters meters;

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
    boolean eager = !Readiness.isFalse(configuration, Setting.EAGER);
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
   * Returns the source whose state says whether the application is ready, or null where nothing is
   * to be signed or nobody is to know.
   */
  @Nullable TokenSource checked() {
    return application.isChecked() ? source : null;
  }

  /**
   * The application has started, which may be said more than once: shows the source in JMX, lets
   * the metrics API of the server see the counters, and starts to fetch the first token in the
   * background, unless the settings say otherwise.
   */
  synchronized void started(Beans beans) {
    if (source == null) {
      return;
    }
    if (shown == null && application.wantsMBean()) {
      shown = ShownSource.of(source);
    }
    String choice = application.metrics();
    if (meters == null && choice != null) {
      meters =
          TokenMeters.register(
              choice, beans, source, line -> Log.warn(MessageId.METRICS_UNAVAILABLE, line));
    }
    if (eager) {
      source.warmUp();
    }
  }

  /** Takes the counters back, while the server still has its registry. */
  synchronized void stopMeasuring() {
    if (meters != null) {
      meters.close();
    }
  }

  @Override
  public synchronized void close() {
    stopMeasuring();
    if (shown != null) {
      shown.close();
      shown = null;
    }
    Applications.remove(application);
    application.close();
  }
}
