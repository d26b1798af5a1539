package io.github.trrauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackVendorTest {
  private LoopbackVendor vendor;

  @BeforeEach
  void start() throws IOException {
    vendor = LoopbackVendor.start();
  }

  @AfterEach
  void stop() throws IOException {
    vendor.close();
  }

  @Test
  void tokenRequest_isAnsweredAndCounted() throws IOException {
    assertThat(send(LoopbackVendor.TOKEN_PATH, null, "{}")).contains("\"expires_in\":3600");
    assertThat(vendor.tokenRequests()).isEqualTo(1);
    assertThat(vendor.signedRequests() + vendor.unsignedRequests()).isZero();
  }

  @Test
  void request_withItsLastToken_isSigned() throws IOException {
    String token = send(LoopbackVendor.TOKEN_PATH, null, "{}").split("\"", -1)[3];
    send("/v1/vendor", "Bearer " + token, null);
    send("/v1/vendor", "Bearer " + token + "x", null);
    send("/v1/vendor", null, "x".repeat(200_000));

    assertThat(vendor.signedRequests()).isEqualTo(1);
    assertThat(vendor.unsignedRequests()).isEqualTo(2);
  }

  @Test
  void requests_onOneConnection_areToldApartWhateverTheirBodies() throws IOException {
    String chunks = "1388\r\n" + "x".repeat(5000) + "\r\n3\r\nGET\r\n0\r\n\r\n";
    String requests =
        "POST /a HTTP/1.1\r\ncontent-length: 100000\r\n\r\n"
            + "y".repeat(100_000)
            + "POST /b HTTP/1.1\r\nAuthorization: Bearer b\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunks
            + "GET /c HTTP/1.1\r\nHost: c\r\n\r\n";
    LoopbackRequests read =
        new LoopbackRequests(
            new ByteArrayInputStream(requests.getBytes(StandardCharsets.US_ASCII)));

    assertThat(read.next()).isTrue();
    assertThat(read.isFor("/a")).isTrue();
    assertThat(read.next()).isTrue();
    assertThat(read.isFor("/b")).isTrue();
    assertThat(read.hasAuthorization("Bearer b")).isTrue();
    assertThat(read.next()).isTrue();
    assertThat(read.isFor("/c")).isTrue();
    assertThat(read.hasAuthorization("Bearer b")).isFalse();
    assertThat(read.next()).isFalse();
  }

  private String send(String path, @Nullable String authorization, @Nullable String body)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(vendor.url() + path).toURL().openConnection();
    if (authorization != null) {
      connection.setRequestProperty("Authorization", authorization);
    }
    if (body != null) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
    }
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }
}
