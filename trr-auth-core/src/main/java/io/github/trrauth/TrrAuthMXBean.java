package io.github.trrauth;

import org.jspecify.annotations.Nullable;

/**
 * What JMX shows of a token source: {@link TokenStatus} and {@link TokenMetrics}, as attributes
 * that every JMX client understands.
 *
 * <p>Times are ISO-8601 texts in UTC; what there is none of is null. No attribute holds a token or
 * a secret, and nothing can be changed.
 */
public interface TrrAuthMXBean {
  /**
   * Returns the vendor's origin.
   *
   * @return scheme, host and port
   */
  String getOrigin();

  /**
   * Returns what the clock says of the token in hand.
   *
   * @return the name of a {@link TokenStatus.TokenPhase}
   */
  String getTokenPhase();

  /**
   * Says whether a call can be signed now without a token request.
   *
   * @return whether there is a token that has not expired
   */
  boolean isTokenUsable();

  /**
   * Says whether the API has rejected the token in hand.
   *
   * @return false where there is no token
   */
  boolean isTokenRejected();

  /**
   * Returns the name of the token in hand in logs and events.
   *
   * @return 8 hexadecimal digits, or null
   */
  @Nullable String getTokenFingerprint();

  /**
   * Returns how long the token in hand can still be used.
   *
   * @return seconds, rounded down; 0 when it has expired or there is none
   */
  long getTokenSecondsLeft();

  /**
   * Returns what the source is doing.
   *
   * @return the name of a {@link TokenStatus.SourceActivity}
   */
  String getActivity();

  /**
   * Returns from when on a call leads to a token request.
   *
   * @return a time, or null after the end of the source
   */
  @Nullable String getNextFetchAt();

  /**
   * Returns how many token requests in a row failed in a way that may pass.
   *
   * @return a number, 0 while all is well
   */
  int getFailuresInARow();

  /**
   * Returns how many times in a row the credentials were refused.
   *
   * @return a number, 0 while all is well
   */
  int getRefusalsInARow();

  /**
   * Returns what came of the latest token request.
   *
   * @return one line that begins with a message id, or null
   */
  @Nullable String getLastAnswer();

  /**
   * Returns when that was.
   *
   * @return a time, or null
   */
  @Nullable String getLastAnswerAt();

  /**
   * Returns the HTTP status of that answer.
   *
   * @return the status, 0 where there was no answer
   */
  int getLastAnswerStatus();

  /**
   * Returns the latest answer with which the API rejected a token.
   *
   * @return one line that begins with a message id, or null
   */
  @Nullable String getLastRejection();

  /**
   * Returns when that was.
   *
   * @return a time, or null
   */
  @Nullable String getLastRejectionAt();

  /**
   * Returns the ids of the alerts that are on.
   *
   * @return message ids, {@code TRR-902} for example; empty while all is well
   */
  String[] getAlerts();

  /**
   * Returns the latest alert, over or not.
   *
   * @return one line that begins with a message id, or null
   */
  @Nullable String getLastAlert();

  /**
   * Returns when that was.
   *
   * @return a time, or null
   */
  @Nullable String getLastAlertAt();

  /**
   * Returns how many signed requests the API has answered, replays included.
   *
   * @return a count
   */
  long getRequestsSigned();

  /**
   * Returns how many token requests brought a token.
   *
   * @return a count
   */
  long getFetchesGranted();

  /**
   * Returns how many token requests failed in a way that may pass.
   *
   * @return a count
   */
  long getFetchesFailed();

  /**
   * Returns how many token requests were refused because of the credentials.
   *
   * @return a count
   */
  long getFetchesRejected();

  /**
   * Returns the time that all token requests together have taken.
   *
   * @return milliseconds
   */
  long getFetchMillis();

  /**
   * Returns how many signed requests the API answered with 401.
   *
   * @return a count
   */
  long getUnauthorized();

  /**
   * Returns how many signed requests the API answered with 403.
   *
   * @return a count
   */
  long getForbidden();

  /**
   * Returns how many requests were sent once more after a rejection.
   *
   * @return a count
   */
  long getReplays();

  /**
   * Returns how many callers had to wait for a token.
   *
   * @return a count
   */
  long getWaits();

  /**
   * Returns how many times the use of the tokens looked wrong.
   *
   * @return a count
   */
  long getAlertsRaised();
}
