package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/**
 * The settings: the one place that knows each key, its default, its range and its meaning.
 *
 * <p>The documentation's tables and the validation come from here.
 */
public enum Setting {
  /** The client id. */
  CLIENT_ID(Group.ESSENTIAL, "client-id", null, "a text", "The client id from the Vendor Portal."),
  /** The client secret as a value. */
  CLIENT_SECRET(
      Group.ESSENTIAL,
      "client-secret",
      null,
      "a text",
      "The client secret from the Vendor Portal. Give this or `client-secret-file`."),
  /** The client secret in a file. */
  CLIENT_SECRET_FILE(
      Group.ESSENTIAL,
      "client-secret-file",
      null,
      "a readable file",
      "A file that holds the client secret; read again for every token request. A trailing line"
          + " break is ignored."),
  /** The vendor's origin. */
  BASE_URL(
      Group.OFTEN,
      "base-url",
      "https://vendor.trr-apps.com",
      "an https origin without a path",
      "The origin whose requests are signed."),
  /** The token endpoint. */
  TOKEN_URL(
      Group.OFTEN,
      "token-url",
      null,
      "an https URL",
      "The token endpoint. Default: `base-url` + `/v1/bearer-token`."),
  /** The secret to try when the current one is refused. */
  CLIENT_SECRET_NEXT(
      Group.OFTEN,
      "client-secret-next",
      null,
      "a text",
      "The secret that is tried when the current one is refused, for a rotation without a gap."),
  /** The same in a file. */
  CLIENT_SECRET_NEXT_FILE(
      Group.OFTEN,
      "client-secret-next-file",
      null,
      "a file, which may appear later",
      "A file that holds the next secret."),
  /** The switch. */
  ENABLED(
      Group.OFTEN,
      "enabled",
      "true",
      "`true` or `false`",
      "`false`: nothing is hooked and nothing is required."),
  /** How long a caller waits. */
  ACQUIRE_TIMEOUT(
      Group.OFTEN,
      "acquire-timeout",
      "PT10S",
      "PT0.001S to PT10M",
      "How long a caller without a token waits for one."),
  /** The connect time-out of the token request. */
  CONNECT_TIMEOUT(
      Group.OFTEN,
      "connect-timeout",
      "PT2S",
      "PT0.001S to PT10M",
      "How long the token request waits for a connection."),
  /** The read time-out of the token request. */
  READ_TIMEOUT(
      Group.OFTEN,
      "read-timeout",
      "PT5S",
      "PT0.001S to PT10M",
      "How long the token request waits for data; the whole answer may take twice as long."),
  /** What happens to the application's own header. */
  OVERRIDE_AUTHORIZATION(
      Group.OFTEN,
      "override-authorization",
      "false",
      "`true` or `false`",
      "Replace an `Authorization` header that the application has set itself."),
  /** When a refresh starts. */
  REFRESH_AHEAD(
      Group.RARELY,
      "refresh-ahead",
      null,
      "PT0.001S to PT24H",
      "How long before a token's end the next one is fetched, at most half of its lifetime. Default:"
          + " a quarter of the lifetime."),
  /** How much of a body is kept. */
  REPLAY_BODY_LIMIT(
      Group.RARELY,
      "replay-body-limit",
      "1048576",
      "0 to 1073741824 bytes",
      "The largest request body, in bytes, that is kept to be sent once more after a 401; 0: requests"
          + " with a body are not sent again."),
  /** Whether the first token is fetched at start-up. */
  EAGER(
      Group.RARELY,
      "eager",
      null,
      "`true` or `false`",
      "Fetch the first token at start-up, in the background; never fails a start-up. Default: `true`"
          + " in the CDI jar, `false` in the agent."),
  /** Whether tokens are refreshed without traffic. */
  KEEP_WARM(
      Group.RARELY,
      "keep-warm",
      "false",
      "`true` or `false`",
      "Refresh by a timer, without traffic."),
  /** Which metrics API is told. */
  METRICS(
      Group.RARELY,
      "metrics",
      "auto",
      "`auto`, `micrometer`, `microprofile`, `opentelemetry` or `none`",
      "The metrics API that is told, in the CDI jar. `auto`: the first of these that the server"
          + " offers."),
  /** Whether there is a readiness check. */
  HEALTH(
      Group.RARELY,
      "health",
      "true",
      "`true` or `false`",
      "Offer MicroProfile Health a readiness check, in the CDI jar."),
  /** Whether plain http is signed for development. */
  ALLOW_INSECURE_LOOPBACK(
      Group.RARELY,
      "allow-insecure-loopback",
      "false",
      "`true` or `false`",
      "For development: `base-url` and `token-url` may be plain http on a loopback address; without a"
          + " port in `base-url`, any port of that address is signed."),
  /** Where the token lives. */
  STORE(Group.RARELY, "store", "memory", "`memory`", "Where the token lives."),
  /** Whether there is an MBean. */
  JMX(
      Group.RARELY,
      "jmx",
      null,
      "`true` or `false`",
      "Register an MBean that shows how the token source is. Default: `true` in the CDI jar, `false` in"
          + " the agent."),
  /** The agent's properties file. */
  CONFIG_FILE(
      Group.AGENT, "config-file", null, "a readable file", "A properties file with these keys."),
  /** The agent's diagnostic output. */
  AGENT_DEBUG(
      Group.AGENT,
      "agent.debug",
      "false",
      "`true` or `false`",
      "Say on stderr what is hooked and signed."),
  /** Where the agent's lines go. */
  AGENT_LOG(
      Group.AGENT,
      "agent.log",
      "stderr",
      "`stderr` or `jul`",
      "Where the agent's lines go. `jul`: from the first event on to the logger `io.github.trrauth` of"
          + " `java.util.logging`; what is said at the start of the JVM goes to stderr.");

  /** How often a setting is needed. */
  public enum Group {
    /** Nothing works without it. */
    ESSENTIAL,
    /** Many installations set it. */
    OFTEN,
    /** Few installations set it. */
    RARELY,
    /** Only the agent reads it. */
    AGENT
  }

  /** What every key begins with. */
  public static final String PREFIX = "trr.auth.";

  private final Group group;
  private final String name;
  private final @Nullable String defaultValue;
  private final String range;
  private final String text;

  Setting(Group group, String name, @Nullable String defaultValue, String range, String text) {
    this.group = group;
    this.name = name;
    this.defaultValue = defaultValue;
    this.range = range;
    this.text = text;
  }

  /**
   * Returns how often the setting is needed.
   *
   * @return its group
   */
  public Group group() {
    return group;
  }

  /**
   * Returns the key under which the setting is configured.
   *
   * @return the key with its prefix, {@code trr.auth.client-id} for example
   */
  public String key() {
    return PREFIX + name;
  }

  /**
   * Returns the value that holds where none is configured.
   *
   * @return a value, or null if there is none or it depends on other settings
   */
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /**
   * Returns which values are allowed.
   *
   * @return a short text
   */
  public String range() {
    return range;
  }

  /**
   * Returns what the setting means.
   *
   * @return one or two sentences
   */
  public String text() {
    return text;
  }
}
