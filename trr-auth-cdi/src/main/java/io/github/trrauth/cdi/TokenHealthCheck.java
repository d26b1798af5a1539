package io.github.trrauth.cdi;

import io.github.trrauth.AuthEvent;
import io.github.trrauth.TokenSource;
import io.github.trrauth.TokenStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The readiness check of MicroProfile Health: it looks at the token in hand, and never at the token
 * endpoint. Its API may be missing.
 *
 * <p>Up while a valid token is in hand, and while nothing is known that speaks against one. Down
 * when there is none and the credentials have been refused, or when there has been one and no other
 * can be had. An application that has never had a token is ready while the endpoint is not
 * available: otherwise a vendor that is down would keep applications from starting.
 *
 * <p>Safe for use by several threads; waits for nothing.
 */
public class TokenHealthCheck implements HealthCheck {
  private static final String NAME = "trr-auth";

  private final Supplier<@Nullable TokenSource> source;

  /** For a proxy of the CDI container, which is why the class is not final. */
  TokenHealthCheck() {
    this(() -> null);
  }

  TokenHealthCheck(Supplier<@Nullable TokenSource> source) {
    this.source = source;
  }

  static void offer(AfterBeanDiscovery discovery, Supplier<@Nullable TokenSource> source) {
    if (TokenHealthBean.isNeeded()) {
      discovery.addBean(new TokenHealthBean(source));
      return;
    }
    // No bean class that is scanned: the jar is no bean archive. Servers find it by its qualifier.
    // Not Dependent: TomEE cannot destroy such a check, and says so at the end of an application.
    discovery
        .addBean()
        .beanClass(TokenHealthCheck.class)
        .types(HealthCheck.class, Object.class)
        .qualifiers(org.eclipse.microprofile.health.Readiness.Literal.INSTANCE)
        .scope(ApplicationScoped.class)
        .produceWith(unused -> new TokenHealthCheck(source));
  }

  @Override
  public HealthCheckResponse call() {
    TokenSource current = source.get();
    if (current == null) {
      return HealthCheckResponse.named(NAME).up().withData("reason", "switched off").build();
    }
    TokenStatus status = current.status();
    Verdict verdict = Verdict.of(status, current.metrics().fetchesGranted() > 0);
    if (verdict.needsAttempt) {
      // Who is not ready gets no calls, and without calls nobody would ask for a token again.
      // Back-offs hold here, too.
      current.warmUp();
    }
    return response(current, status, verdict);
  }

  private static HealthCheckResponse response(
      TokenSource current, TokenStatus status, Verdict verdict) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(NAME)
            .withData("reason", verdict.reason)
            .withData("vendor", current.origin().host())
            .withData("token", word(status.tokenPhase()))
            .withData("source", word(status.activity()))
            .withData("failures", (long) status.failuresInARow() + status.refusalsInARow());
    Duration left = status.timeLeft();
    if (left != null) {
      response.withData("secondsLeft", left.toSeconds());
    }
    AuthEvent answer = status.lastAnswer();
    if (answer != null) {
      response.withData("lastAnswer", answer.detail());
    }
    return (verdict.up ? response.up() : response.down()).build();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What is answered, and why. */
  private enum Verdict {
    VALID(true, false, "the token in hand is valid"),
    REJECTED(true, false, "the token in hand is valid, but the API has rejected it"),
    NOT_ASKED(true, false, "no token in hand: the next call fetches one"),
    NEVER_HAD(true, true, "no token yet: the token endpoint is not available"),
    REFUSED(false, true, "no token: the credentials are refused"),
    LOST(false, true, "the last token has expired, and the token endpoint is not available"),
    ENDED(false, false, "the application has ended");

    private final boolean up;
    private final boolean needsAttempt;
    private final String reason;

    Verdict(boolean up, boolean needsAttempt, String reason) {
      this.up = up;
      this.needsAttempt = needsAttempt;
      this.reason = reason;
    }

    static Verdict of(TokenStatus status, boolean hadToken) {
      if (status.activity() == TokenStatus.SourceActivity.CLOSED) {
        return ENDED;
      }
      if (status.hasUsableToken()) {
        return status.tokenRejected() ? REJECTED : VALID;
      }
      if (status.refusalsInARow() > 0) {
        return REFUSED;
      }
      if (status.failuresInARow() > 0) {
        return hadToken ? LOST : NEVER_HAD;
      }
      return NOT_ASKED;
    }
  }
}
