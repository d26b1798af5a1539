package io.github.trrauth;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The maker of the exceptions that callers see: what was tried, where, what came back, what to
 * check.
 */
final class Failures {
  private static final String CHECK_ENDPOINT =
      " Check that the token endpoint is up and can be reached from here.";
  private static final String CHECK_CERTIFICATE =
      " Check that the certificate is for this host, and that its authority is in the JVM's trust"
          + " store (javax.net.ssl.trustStore).";

  private final String host;
  private final Duration acquireTimeout;
  private final TimeSource time;

  Failures(String host, Duration acquireTimeout, TimeSource time) {
    this.host = host;
    this.acquireTimeout = acquireTimeout;
    this.time = time;
  }

  /** The token endpoint's host. */
  String host() {
    return host;
  }

  TokenException unavailable(TokenAnswer answer, int failures, long pauseNanos) {
    Instant retryAt = time.wallClock().plusNanos(pauseNanos);
    String text =
        String.format(
            "No token from %s: %s (failure %d in a row). Next attempt not before %s.%s",
            host, answer.text(), failures, retryAt, check(answer.cause()));
    return new TokenUnavailableException(
        MessageId.FETCH_FAILED, text, answer.status(), retryAt, answer.cause());
  }

  /** A server whose certificate is refused is up, and other advice would lead astray. */
  private static String check(@Nullable Throwable cause) {
    return cause instanceof SSLException && cause.getCause() instanceof CertificateException
        ? CHECK_CERTIFICATE
        : CHECK_ENDPOINT;
  }

  TokenException rejected(TokenAnswer answer, long pauseNanos) {
    String text =
        String.format(
            "%s refused the client credentials: %s. They are not sent again before %s unless they"
                + " change. Check %s and %s (or %s) against the Vendor Portal, and %s.",
            host,
            answer.text(),
            time.wallClock().plusNanos(pauseNanos),
            Setting.CLIENT_ID.key(),
            Setting.CLIENT_SECRET.key(),
            Setting.CLIENT_SECRET_FILE.key(),
            Setting.TOKEN_URL.key());
    return new TokenRejectedException(text, answer.status(), answer.cause());
  }

  TokenException waitedInVain() {
    return now(
        MessageId.WAITED_IN_VAIN,
        String.format(
            "no answer within %s (%s).%s",
            Setting.ACQUIRE_TIMEOUT.key(), acquireTimeout, CHECK_ENDPOINT));
  }

  TokenException interrupted() {
    return now(MessageId.INTERRUPTED, "the calling thread was interrupted while it waited.");
  }

  TokenException closed() {
    return now(MessageId.CLOSED, "the token source has been closed, as the application stops.");
  }

  private TokenException now(MessageId id, String text) {
    return new TokenUnavailableException(
        id, "No token from " + host + ": " + text, 0, time.wallClock(), null);
  }
}
