package io.github.trrauth;

/**
 * The messages that somebody can meet in a log, on stderr or in an exception: the one place that
 * knows each number, with what it means and what to do.
 *
 * <p>A number keeps its meaning from one version to the next. {@code docs/messages.md} has one row
 * for each.
 */
public enum MessageId {
  /** The settings have mistakes. */
  INVALID_SETTINGS(
      101,
      "trr-auth is not configured correctly: ...",
      "One or more settings are missing or wrong. The text lists every mistake; the deployment has"
          + " been stopped.",
      "Mend what the text names; each mistake says its rule and remedy."),
  /** A key looks like a setting and is none. */
  UNKNOWN_SETTING(
      102,
      "... is no setting of trr-auth and has no effect; the nearest is ...",
      "A key begins with `trr.auth.` and is not known, most likely misspelt.",
      "Write the key as in the table of settings, or remove it."),
  /** A value of the configuration cannot be had. */
  SETTING_UNREADABLE(
      103,
      "... is configured, but cannot be read (...)",
      "MicroProfile Config failed on this value, often on a `$` that it takes for an expression. The"
          + " key counts as not set. An expression that names what is not set is a mistake (TRR-101)"
          + " where a key must be more than a text.",
      "Set what the expression names. Escape the `$` as `\\\\$`, or put a secret into a file and"
          + " name it with `trr.auth.client-secret-file`."),
  /** MicroProfile Config fails. */
  CONFIG_UNUSABLE(
      104,
      "MicroProfile Config is there but cannot be used, system properties are: ...",
      "The classes of MicroProfile Config do not fit together.",
      "Have one version of its API and implementation, or set everything as system properties or in"
          + " the environment."),
  /** The source has been asked for too early. */
  NOT_DEPLOYED_YET(
      105,
      "The token source is there after the deployment.",
      "Something asked the CDI container for a `TokenSource` while extensions were still at work.",
      "Take it later: inject it, or look it up when the application has started."),
  /** The MBean cannot be registered. */
  JMX_UNAVAILABLE(
      106,
      "There is no MBean of the token source: ...",
      "`trr.auth.jmx` is on, and this JVM has no JMX or does not let it be used. All else works.",
      "Add the module `java.management` to the JVM, or set `trr.auth.jmx=false`."),
  /** The meters cannot be registered. */
  METRICS_UNAVAILABLE(
      107,
      "There are no metrics in ...: ...",
      "The registry of a metrics API did not take the meters of the token source: its version does not"
          + " fit (MicroProfile Metrics older than 5), another application that calls the same vendor"
          + " has registered them, or `trr.auth.metrics` names an API that the server does not offer."
          + " All else works.",
      "Have the server offer the API, or name another one or `none` in `trr.auth.metrics`."),
  /** The agent does nothing. */
  AGENT_OFF(
      151,
      "the agent is off: ...",
      "The agent's settings have mistakes, all of which the text lists, or the agent could not start."
          + " The program runs without it, and its requests are not signed.",
      "Mend what the text names and start the program again."),
  /** The agent cannot hook the JVM. */
  AGENT_CANNOT_PATCH(
      152,
      "the agent is off, since this JVM cannot be patched: ...",
      "The JVM does not let `java.net.URL` be changed, or another agent has changed it in a way that"
          + " does not fit.",
      "Try without other agents; report the text with the output of `java -version`."),
  /** The agent is there twice. */
  AGENT_THERE_ALREADY(
      153,
      "the agent is there already, with the settings of that time; nothing was done",
      "The agent was attached to a JVM that has it.",
      "Nothing, or start the program again to use other settings."),
  /** The agent has hooked the JVM. */
  AGENT_ON(
      154,
      "java.net.URL is patched; requests to ... are signed",
      "The agent has started; said with `trr.auth.agent.debug`.",
      "None is needed."),
  /** The agent has signed a request. */
  AGENT_REQUEST(
      155,
      "signed GET ... with token ...",
      "A request of the program carries a token; said with `trr.auth.agent.debug`.",
      "None is needed."),
  /** The API rejected a token. */
  API_REJECTED(
      201,
      "API_REJECTED ...: a request was rejected ...",
      "The API answered 401 or 403 to a signed request: the token has been revoked, or this client"
          + " may not use this path. Logged once until tokens are accepted again.",
      "None if `TRR-202` follows. Else check in the Vendor Portal what the client may do."),
  /** The API accepts tokens again. */
  API_ACCEPTED(
      202,
      "API_ACCEPTED ...: tokens are accepted again",
      "The trouble of `TRR-201` is over.",
      "None is needed."),
  /** A request was sent once more. */
  REPLAYED(
      203,
      "REPLAYED ...: the replay of a rejected request was answered",
      "A rejected request was sent once more with another token. An event only, never logged.",
      "None is needed."),
  /** Redirects cannot be controlled. */
  REDIRECTS_UNSAFE(
      204,
      "redirects cannot be kept from taking the token along",
      "The Jakarta REST client does not let its redirects be switched off, so that the token could"
          + " reach another host. The request was not sent.",
      "Use a version of the client that README.md names."),
  /** A request cannot be sent once more. */
  NO_REPLAY_CONNECTION(
      205,
      "the request cannot be sent again, since the handler now gives out ...",
      "The program has replaced the handler for the URL between a request and its replay.",
      "Set handlers before the first request."),
  /** A token was given out. */
  FETCHED(
      301,
      "Tokens are given out again: FETCHED ...",
      "The trouble of `TRR-302` or `TRR-303` is over.",
      "None is needed."),
  /** A token request failed. */
  FETCH_FAILED(
      302,
      "No token from ...: ... (failure 3 in a row). Next attempt not before ...",
      "The token endpoint is down, cannot be reached, or gave an answer that cannot be used; or the"
          + " secret's file cannot be read. The text says which. Calls go on with the token in hand"
          + " until its end.",
      "Check that the token endpoint is up and can be reached from here, by its host name, through"
          + " the proxy and with the JVM's trust store."),
  /** The credentials were refused. */
  CREDENTIALS_REJECTED(
      303,
      "... refused the client credentials: ...",
      "The client id or the secret is wrong, the secret has been regenerated in the Vendor Portal, or"
          + " `trr.auth.token-url` is not the token endpoint.",
      "Set the credentials of the Vendor Portal; a secret in a file is read again without a restart."),
  /** Another secret works. */
  SECRET_SWITCHED(
      304,
      "SECRET_SWITCHED ...: the token was granted for another client secret",
      "The secret has changed, or the next one was taken since the current one is refused.",
      "Withdraw the old secret, and set the new one as the current one."),
  /** A caller waited long enough. */
  WAITED_IN_VAIN(
      305,
      "No token from ...: no answer within trr.auth.acquire-timeout (...)",
      "There is no token, and the token endpoint did not answer in the time that a caller waits.",
      "As for `TRR-302`. If the endpoint is slow, raise `trr.auth.acquire-timeout`."),
  /** A caller was interrupted. */
  INTERRUPTED(
      306,
      "No token from ...: the calling thread was interrupted while it waited.",
      "The application interrupted the thread, on its way down for example.",
      "None is needed, unless the application interrupts threads by mistake."),
  /** The source is closed. */
  CLOSED(
      307,
      "No token from ...: the token source has been closed, as the application stops.",
      "A call was made after the end of the application, or where `trr.auth.enabled` is `false`.",
      "Find what goes on calling after the end; it belongs to the application that has ended."),
  /** A token was rejected right after it was fetched. */
  FRESH_TOKEN_REJECTED(
      901,
      "ALERT ...: a freshly fetched token was rejected; another process may be using these credentials",
      "The API rejected a token that is less than a minute old. If the vendor keeps one token for each"
          + " client, another process that fetches one ends ours. Logged once until over.",
      "Look for another process with the same client id, and give each its own. If there is none, the"
          + " token was revoked, or the client may not use this path."),
  /** A token was rejected early. */
  REJECTED_EARLY(
      902,
      "ALERT ...: a token was rejected well before its end; another process may be using these"
          + " credentials",
      "The API rejected a token that should have been valid for a good while. Logged once until over:"
          + " until a token has been in use to its refresh without a rejection.",
      "As for `TRR-901`; ask the vendor whether tokens have been revoked."),
  /** Tokens are used up. */
  MANY_FETCHES(
      903,
      "ALERT ...: more than 4 fetches within one token lifetime; another process may be using these"
          + " credentials",
      "Tokens have to be replaced more often than their lifetime explains, since they are rejected."
          + " Logged once until over.",
      "As for `TRR-901`.");

  private final int number;
  private final String text;
  private final String cause;
  private final String remedy;

  MessageId(int number, String text, String cause, String remedy) {
    this.number = number;
    this.text = text;
    this.cause = cause;
    this.remedy = remedy;
  }

  /**
   * Returns the id as it stands at the beginning of a message.
   *
   * @return {@code TRR-} and three digits
   */
  public String code() {
    return "TRR-" + number;
  }

  /**
   * Returns what the message looks like.
   *
   * @return its text, with dots for what varies
   */
  public String text() {
    return text;
  }

  /**
   * Returns why somebody gets the message.
   *
   * @return one or more sentences
   */
  public String cause() {
    return cause;
  }

  /**
   * Returns what to do about it.
   *
   * @return one or more sentences
   */
  public String remedy() {
    return remedy;
  }

  /**
   * Puts the id in front of a message.
   *
   * @param message what is said
   * @return the message with its id
   */
  public String before(String message) {
    return code() + " " + message;
  }
}
