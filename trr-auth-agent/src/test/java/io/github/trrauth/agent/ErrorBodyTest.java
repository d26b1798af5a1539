package io.github.trrauth.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {
  @Test
  void beginning_thatIsThere_isLookedAtAndStays() throws IOException {
    ErrorBody body = ErrorBody.of(new ByteArrayInputStream("{\"message\"".getBytes(US_ASCII)));
    assertThat(body.beginning()).asString(US_ASCII).isEqualTo("{\"message\"");
    assertThat(body.stream()).hasContent("{\"message\"");
  }

  @Test
  void beginning_ofLargeBody_isCutAndTheBodyIsNot() throws IOException {
    ErrorBody body = ErrorBody.of(new ByteArrayInputStream(new byte[10_000]));
    assertThat(body.beginning()).hasSize(2048);
    assertThat(body.stream().readAllBytes()).hasSize(10_000);
  }

  @Test
  void beginning_thatWouldHaveToBeWaitedFor_isNotLookedAt() {
    InputStream slow =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) {
            throw new AssertionError("it would block");
          }
        };
    assertThat(ErrorBody.of(slow).beginning()).isNull();
  }

  @Test
  void body_thatIsNotThere_isNone() {
    assertThat(ErrorBody.of(null).beginning()).isNull();
    assertThat(ErrorBody.of(null).stream()).isNull();
  }

  @Test
  void failure_isTheReadersToMeet() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int available() throws IOException {
            throw new IOException("closed");
          }
        };
    assertThat(ErrorBody.of(broken).beginning()).isNull();
  }
}
