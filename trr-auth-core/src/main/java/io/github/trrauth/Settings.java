package io.github.trrauth;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings after they have been read and checked.
 *
 * <p>Immutable, except that the secret itself is read again for every token request. Holds no
 * secret.
 */
public final class Settings {
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration MAX_AHEAD = Duration.ofHours(24);
  private static final long MAX_BODY = 1L << 30;
  private static final String JUL = "jul";
  private static final String TOKEN_PATH = "/v1/bearer-token";

  private final Function<String, @Nullable String> lookup;
  private final boolean enabled;
  private final Origin origin;
  private final URI tokenUrl;
  private final Duration acquireTimeout;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final @Nullable Duration refreshAhead;
  private final boolean overrideAuthorization;
  private final long replayBodyLimit;
  private final boolean eager;
  private final boolean keepWarm;
  private final String metrics;
  private final boolean health;
  private final boolean jmx;
  private final boolean agentDebug;
  private final boolean agentLogsToJul;

  private Settings(
      Function<String, @Nullable String> lookup,
      SettingsReader reader,
      boolean enabled,
      URI baseUrl,
      URI tokenUrl) {
    this.lookup = lookup;
    this.enabled = enabled;
    this.origin = Origin.of(baseUrl, tokenUrl);
    this.tokenUrl = tokenUrl;
    acquireTimeout = reader.duration(Setting.ACQUIRE_TIMEOUT, MAX_TIMEOUT);
    connectTimeout = reader.duration(Setting.CONNECT_TIMEOUT, MAX_TIMEOUT);
    readTimeout = reader.duration(Setting.READ_TIMEOUT, MAX_TIMEOUT);
    refreshAhead = reader.optionalDuration(Setting.REFRESH_AHEAD, MAX_AHEAD);
    overrideAuthorization = reader.flag(Setting.OVERRIDE_AUTHORIZATION);
    replayBodyLimit = reader.bytes(Setting.REPLAY_BODY_LIMIT, MAX_BODY);
    eager = reader.flag(Setting.EAGER);
    keepWarm = reader.flag(Setting.KEEP_WARM);
    metrics =
        reader.choice(
            Setting.METRICS, "auto", "micrometer", "microprofile", "opentelemetry", "none");
    health = reader.flag(Setting.HEALTH);
    jmx = reader.flag(Setting.JMX);
    agentDebug = reader.flag(Setting.AGENT_DEBUG);
    agentLogsToJul = reader.choice(Setting.AGENT_LOG, "stderr", JUL).equals(JUL);
    reader.choice(Setting.STORE, "memory");
  }

  /**
   * Reads and checks the settings.
   *
   * @param lookup returns the value that is configured for a key ({@code trr.auth.client-id} for
   *     example), or null; it is kept, and asked for the secret again before every token request
   * @return the settings
   * @throws InvalidSettingsException with every mistake, unless {@code trr.auth.enabled} is {@code
   *     false}, which requires nothing
   */
  public static Settings read(Function<String, @Nullable String> lookup) {
    SettingsReader reader = new SettingsReader(lookup);
    if (!reader.flag(Setting.ENABLED)) {
      return disabled();
    }
    ConfiguredCredentials.check(reader);
    boolean insecure = reader.flag(Setting.ALLOW_INSECURE_LOOPBACK);
    URI base = baseUrl(reader, insecure);
    URI token = base == null ? fallbackUrl() : tokenUrl(reader, base, insecure);
    Settings settings =
        new Settings(lookup, reader, true, base == null ? fallbackUrl() : base, token);
    if (!reader.mistakes().isEmpty()) {
      throw new InvalidSettingsException(reader.mistakes());
    }
    return settings;
  }

  private static Settings disabled() {
    SettingsReader defaults = new SettingsReader(key -> null);
    URI base = fallbackUrl();
    return new Settings(key -> null, defaults, false, base, base.resolve(TOKEN_PATH));
  }

  private static URI fallbackUrl() {
    return URI.create(Objects.requireNonNull(Setting.BASE_URL.defaultValue()));
  }

  private static @Nullable URI baseUrl(SettingsReader reader, boolean insecure) {
    String configured = reader.configured(Setting.BASE_URL);
    URI uri =
        configured == null ? fallbackUrl() : reader.url(Setting.BASE_URL, configured, insecure);
    if (uri == null) {
      return null;
    }
    String path = uri.getRawPath();
    if (!path.isEmpty() && !path.equals("/")) {
      reader.wrong(Setting.BASE_URL, uri.toString(), "remove the path " + path);
    }
    return uri;
  }

  private static URI tokenUrl(SettingsReader reader, URI base, boolean insecure) {
    String configured = reader.configured(Setting.TOKEN_URL);
    if (configured == null) {
      return base.resolve(TOKEN_PATH);
    }
    URI uri = reader.url(Setting.TOKEN_URL, configured, insecure);
    return uri == null ? base.resolve(TOKEN_PATH) : uri;
  }

  /** The source of the credentials, which reads them anew each time. */
  CredentialSource credentials() {
    return new ConfiguredCredentials(lookup);
  }

  /**
   * Says whether anything is to be done at all.
   *
   * @return the value of {@code trr.auth.enabled}
   */
  public boolean enabled() {
    return enabled;
  }

  /**
   * Returns the rule that says which requests get a token.
   *
   * @return the origin made from {@code trr.auth.base-url}
   */
  public Origin origin() {
    return origin;
  }

  /**
   * Returns the token endpoint.
   *
   * @return the value of {@code trr.auth.token-url}
   */
  public URI tokenUrl() {
    return tokenUrl;
  }

  /**
   * Returns how long a caller without a token waits for one.
   *
   * @return the value of {@code trr.auth.acquire-timeout}
   */
  public Duration acquireTimeout() {
    return acquireTimeout;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration readTimeout() {
    return readTimeout;
  }

  /** How long before the end a refresh is due, or null for a share of the lifetime. */
  @Nullable Duration refreshAhead() {
    return refreshAhead;
  }

  /**
   * Says whether an {@code Authorization} header of the application's own is replaced.
   *
   * @return the value of {@code trr.auth.override-authorization}
   */
  public boolean overrideAuthorization() {
    return overrideAuthorization;
  }

  /**
   * Returns the largest body that is kept to be sent once more.
   *
   * @return the value of {@code trr.auth.replay-body-limit}, in bytes
   */
  public long replayBodyLimit() {
    return replayBodyLimit;
  }

  boolean eager() {
    return eager;
  }

  boolean keepWarm() {
    return keepWarm;
  }

  /**
   * Returns which metrics API is told.
   *
   * @return the value of {@code trr.auth.metrics}
   */
  public String metrics() {
    return metrics;
  }

  /**
   * Says whether MicroProfile Health is offered a readiness check.
   *
   * @return the value of {@code trr.auth.health}
   */
  public boolean health() {
    return health;
  }

  /**
   * Says whether an MBean of the token source is wanted.
   *
   * @return the value of {@code trr.auth.jmx}, false where none is configured: a way in whose
   *     default is another answers the lookup with it
   */
  public boolean jmx() {
    return jmx;
  }

  /**
   * Says whether the agent's lines go to {@code java.util.logging} once events happen.
   *
   * @return whether {@code trr.auth.agent.log} is {@code jul}
   */
  public boolean agentLogsToJul() {
    return agentLogsToJul;
  }

  /**
   * Says whether the agent reports what it does.
   *
   * @return the value of {@code trr.auth.agent.debug}
   */
  public boolean agentDebug() {
    return agentDebug;
  }

  /**
   * Names configured keys that look like settings but are none, which are most likely misspelt.
   *
   * @param keys all keys that are configured
   * @return one warning per unknown key, empty if there is none
   */
  public static List<String> unknownKeys(Iterable<String> keys) {
    return UnknownKeys.in(keys);
  }

  /** Returns the origin and the token endpoint; never a secret. */
  @Override
  public String toString() {
    return "Settings[" + origin + ", " + tokenUrl + (enabled ? "]" : ", disabled]");
  }
}
