package io.github.trrauth.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void body_thatCanBeMarked_isTheJdksStream() throws IOException {
    InputStream in = new ByteArrayInputStream(new byte[10]);
    ErrorBody body = ErrorBody.of(in);
    assertThat(body.beginning()).hasSize(10);
    assertThat(body.stream()).isSameAs(in);
    assertThat(in.available()).isEqualTo(10);
  }

  @Test
  void body_thatCannotBeMarked_isReadAsBefore() throws IOException {
    ErrorBody body = ErrorBody.of(new Unmarkable("0123456789"));
    assertThat(body.beginning()).hasSize(10);
    InputStream in = body.stream();
    assertThat(in.available()).isEqualTo(10);
    assertThat(in.read()).isEqualTo('0');
    assertThat(in.skip(2)).isEqualTo(2);
    assertThat(in.readNBytes(3)).asString(US_ASCII).isEqualTo("345");
    assertThat(in.read(new byte[0])).isZero();
    assertThat(in.skip(0)).isZero();
    assertThat(in.readAllBytes()).asString(US_ASCII).isEqualTo("6789");
    assertThat(in.skip(1)).isZero();
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void body_closed_saysWhatTheJdkSays() throws IOException {
    ErrorBody body = ErrorBody.of(new Unmarkable("no"));
    assertThat(body.beginning()).hasSize(2);
    InputStream in = body.stream();
    in.close();
    assertThat(in.available()).isZero();
    assertThatThrownBy(in::read).hasMessage("stream is closed");
    assertThatThrownBy(() -> in.read(new byte[1])).hasMessage("stream is closed");
  }

  /** A stream like the JDK's for connections that are kept. */
  private static final class Unmarkable extends FilterInputStream {
    private boolean closed;

    Unmarkable(String content) {
      super(new ByteArrayInputStream(content.getBytes(US_ASCII)));
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public int available() throws IOException {
      return closed ? 0 : super.available();
    }

    @Override
    public int read() throws IOException {
      checkOpen();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      checkOpen();
      return super.read(bytes, offset, length);
    }

    private void checkOpen() throws IOException {
      if (closed) {
        throw new IOException("stream is closed");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
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
