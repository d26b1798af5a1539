package io.github.trrauth.cdi;

import io.github.trrauth.AccessToken;
import io.github.trrauth.AuthEvent;
import io.github.trrauth.FlightRecorder;
import io.github.trrauth.InvalidSettingsException;
import io.github.trrauth.MessageId;
import io.github.trrauth.Origin;
import io.github.trrauth.Setting;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import jakarta.ws.rs.client.ClientRequestContext;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one application signs its requests with: its settings and its token source, or the reason
 * why it has none. Safe for use by several threads.
 */
final class Application implements AutoCloseable {
  /** An application that wants nothing signed. */
  static final Application OFF = new Application(null, null, null, null);

  /** Settings that say nothing of a vendor. */
  private static final Set<Setting> NO_SIGN =
      EnumSet.of(
          Setting.ENABLED,
          Setting.METRICS,
          Setting.HEALTH,
          Setting.JMX,
          Setting.CONFIG_FILE,
          Setting.AGENT_DEBUG,
          Setting.AGENT_LOG);

  private final @Nullable Settings settings;
  private final @Nullable TokenSource source;
  private final @Nullable Origin origin;
  private final @Nullable InvalidSettingsException mistakes;

  private Application(
      @Nullable Settings settings,
      @Nullable TokenSource source,
      @Nullable Origin origin,
      @Nullable InvalidSettingsException mistakes) {
    this.settings = settings;
    this.source = source;
    this.origin = origin;
    this.mistakes = mistakes;
  }

  /**
   * Makes an application whose life cycle somebody manages; does not fetch yet.
   *
   * @throws InvalidSettingsException with every mistake
   */
  static Application deployed(Configuration configuration, Consumer<AuthEvent> events) {
    warnOfUnknown(configuration);
    return of(key -> deployedValue(configuration, key), events);
  }

  private static @Nullable String deployedValue(Configuration configuration, String key) {
    String value = configuration.value(key);
    boolean blank = value == null || value.isBlank();
    if (key.equals(Setting.EAGER.key()) && value != null && value.trim().equalsIgnoreCase("true")) {
      // The first fetch waits for the start, which Deployment knows of; a mistake does not.
      return null;
    }
    return blank && key.equals(Setting.JMX.key()) ? "true" : value;
  }

  /** Makes an application whose end nobody will announce: nothing of it runs without traffic. */
  static Application found(Configuration configuration) {
    if (isSilent(configuration)) {
      return OFF;
    }
    try {
      return of(
          key -> key.equals(Setting.KEEP_WARM.key()) ? null : configuration.value(key),
          event -> {});
    } catch (InvalidSettingsException e) {
      return new Application(null, null, originOf(configuration), e);
    }
  }

  private static Application of(
      Function<String, @Nullable String> lookup, Consumer<AuthEvent> events) {
    Settings settings = Settings.read(lookup);
    if (!settings.enabled()) {
      return OFF;
    }
    TokenSource source =
        TokenSource.builder(settings)
            .listener(Log.ofEvents())
            .listener(FlightRecorder.listener())
            .listener(events::accept)
            .build();
    return new Application(settings, source, settings.origin(), null);
  }

  private static void warnOfUnknown(Configuration configuration) {
    List<String> unknown = Settings.unknownKeys(configuration.keys());
    if (!unknown.isEmpty()) {
      Log.warn(MessageId.UNKNOWN_SETTING, String.join("; ", unknown));
    }
  }

  /** Says whether no setting speaks of a vendor. */
  static boolean isSilent(Configuration configuration) {
    return Arrays.stream(Setting.values())
        .filter(setting -> !NO_SIGN.contains(setting))
        .allMatch(setting -> configuration.value(setting.key()) == null);
  }

  /** The origin whose calls fail when the rest of the settings is wrong. */
  private static Origin originOf(Configuration configuration) {
    Set<Setting> kept = EnumSet.of(Setting.BASE_URL, Setting.ALLOW_INSECURE_LOOPBACK);
    try {
      return withCredentials(configuration, kept).origin();
    } catch (InvalidSettingsException e) {
      return withCredentials(configuration, EnumSet.noneOf(Setting.class)).origin();
    }
  }

  private static Settings withCredentials(Configuration configuration, Set<Setting> kept) {
    return Settings.read(
        key -> {
          if (key.equals(Setting.CLIENT_ID.key()) || key.equals(Setting.CLIENT_SECRET.key())) {
            return "none";
          }
          boolean keep = kept.stream().anyMatch(setting -> setting.key().equals(key));
          return keep ? configuration.value(key) : null;
        });
  }

  /**
   * Returns what makes what is left of it after its end: requests to the vendor fail, as they must
   * not go out unsigned. It holds on to nothing of the application's, not even by the stack trace
   * of an exception.
   */
  Supplier<Application> afterEnd() {
    if (origin == null) {
      return () -> OFF;
    }
    String vendor = origin.toString().replace(":*", "");
    return () -> ended(vendor);
  }

  private static Application ended(String vendor) {
    Settings left = Settings.read(key -> leftValue(key, vendor));
    TokenSource closed = TokenSource.builder(left).build();
    closed.close();
    return new Application(left, closed, left.origin(), null);
  }

  private static @Nullable String leftValue(String key, String vendor) {
    if (key.equals(Setting.BASE_URL.key())) {
      return vendor;
    }
    if (key.equals(Setting.ALLOW_INSECURE_LOOPBACK.key())) {
      return "true";
    }
    boolean credentials =
        key.equals(Setting.CLIENT_ID.key()) || key.equals(Setting.CLIENT_SECRET.key());
    return credentials ? "none" : null;
  }

  /** Says whether a request to this URI is to be signed. */
  boolean covers(@Nullable URI uri) {
    return origin != null && uri != null && origin.covers(uri);
  }

  /** Says whether an {@code Authorization} of the application's own is replaced. */
  boolean overridesAuthorization() {
    return settings != null && settings.overrideAuthorization();
  }

  /** Says whether the state of the token decides whether the application is ready. */
  boolean isChecked() {
    return settings != null && settings.health();
  }

  /** Returns which metrics API is told, or null if there is nothing to tell. */
  @Nullable String metrics() {
    return settings == null ? null : settings.metrics();
  }

  /** Says whether the settings are wrong, which may mend. */
  boolean isBroken() {
    return mistakes != null;
  }

  /** Says whether an MBean of the source is wanted. */
  boolean wantsMBean() {
    return settings != null && settings.jmx();
  }

  /** Returns the source, or null if nothing is to be signed or the settings are wrong. */
  @Nullable TokenSource source() {
    return source;
  }

  /**
   * Signs a request that this application covers.
   *
   * @throws io.github.trrauth.TokenException if there is no token
   * @throws InvalidSettingsException if the settings are wrong
   */
  void sign(ClientRequestContext request) {
    if (mistakes != null) {
      throw mistakes;
    }
    if (source == null || settings == null) {
      return;
    }
    if (ReactiveRequest.is(request)) {
      // Nothing of the body is kept: there is no replay.
      ReactiveRequest.of(request)
          .when(source.getAsync(), token -> signed(source, token, request, 0).sign(request));
    } else {
      signed(source, source.get(), request, settings.replayBodyLimit()).sign(request);
    }
  }

  private static SignedRequest signed(
      TokenSource source, AccessToken token, ClientRequestContext request, long bodyLimit) {
    return new SignedRequest(source, token, request.hasEntity(), bodyLimit);
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
    }
  }
}
