package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  private static String text(Throwable cause) {
    TokenAnswer answer = TokenAnswer.failed(0, cause.toString(), Duration.ZERO, cause);
    return new Failures("h", Duration.ofSeconds(1), new VirtualTime())
        .unavailable(answer, 1, 0)
        .getMessage();
  }

  @Test
  void unavailable_certificateRefused_namesTheTrustStore() {
    Throwable refused = new SSLHandshakeException("no path");
    refused.initCause(new CertificateException("no path"));

    assertThat(text(refused)).contains(TRUST_STORE).doesNotContain("is up");
  }

  static List<Throwable> unavailable_otherwise_namesTheEndpoint() {
    return List.of(
        new IOException("refused"),
        new IOException(new CertificateException("of something else")),
        new SSLHandshakeException("Remote host terminated the handshake"));
  }

  @ParameterizedTest
  @MethodSource
  void unavailable_otherwise_namesTheEndpoint(Throwable cause) {
    assertThat(text(cause)).contains("the token endpoint is up").doesNotContain(TRUST_STORE);
  }
}
