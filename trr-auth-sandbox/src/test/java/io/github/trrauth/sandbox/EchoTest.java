package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoTest {
  @RegisterExtension static final SandboxExtension VENDOR = new SandboxExtension();

  private Caller caller;
  private String token;

  @BeforeEach
  void call() throws Exception {
    caller = Caller.of(VENDOR.sandbox());
    token = caller.token();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void echo_anyMethod_saysWhatCame(String method) throws Exception {
    HttpResponse<String> answer = caller.call(method, "/v1/echo/a?b=c", token, "{\"d\":1}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Caller.object(answer))
        .containsEntry("method", method)
        .containsEntry("path", "/v1/echo/a")
        .containsEntry("query", "b=c")
        .containsEntry("token_state", "VALID")
        .containsEntry("body_length", new BigDecimal(7))
        .containsEntry("body_sha256", Sha256.of("{\"d\":1}".getBytes(UTF_8)))
        .containsEntry(
            "body_base64", Base64.getEncoder().encodeToString("{\"d\":1}".getBytes(UTF_8)));
    assertThat(Caller.object(answer))
        .extractingByKey("headers", MAP)
        .containsEntry("content-type", List.of("application/json"))
        .containsEntry("authorization", List.of("(token " + Sha256.fingerprint(token) + ")"));
    assertThat(answer.body()).doesNotContain(token);
  }

  @Test
  void echo_withoutToken_isServedOnlyInTheOpen() throws Exception {
    assertThat(caller.unsigned("GET", "/v1/echo", "").statusCode()).isEqualTo(401);
    assertThat(caller.unsigned("GET", "/open/echo", "").statusCode()).isEqualTo(200);
  }

  @Test
  void echo_gzipBody_isDecodedInTheReport() throws Exception {
    byte[] plain = "abc".repeat(1000).getBytes(UTF_8);
    HttpRequest.Builder request =
        caller
            .request("/open/echo", "POST", "")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(SpoiltBody.gzipped(plain)));

    Map<String, Object> report = Caller.object(caller.send(request));

    assertThat(report)
        .containsEntry("decoded_length", new BigDecimal(3000))
        .containsEntry("decoded_sha256", Sha256.of(plain));
  }

  @Test
  void echo_bodyThatIsNoGzip_saysSo() throws Exception {
    HttpRequest.Builder request =
        caller.request("/open/echo", "POST", "{}").header("Content-Encoding", "gzip");

    assertThat(Caller.object(caller.send(request))).containsKey("decoded_error");
  }

  @Test
  void echo_gzipAskedFor_isCompressedIfTheClientCanReadIt() throws Exception {
    assertThat(caller.unsigned("GET", "/open/echo?gzip", "").body()).startsWith("{");

    HttpResponse<byte[]> answer =
        caller.sendForBytes(
            caller.request("/open/echo?gzip", "GET", "").header("Accept-Encoding", "br, gzip"));
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    byte[] body = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(body).asString(UTF_8).startsWith("{").contains("\"query\":\"gzip\"");
  }
}
