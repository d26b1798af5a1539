package io.github.trrauth.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
  private static final byte[] FOUR = {1, 2, 3, 4};

  private final RequestBody body = new RequestBody();
  private final FakeConnection first = new FakeConnection();
  private final FakeConnection second = new FakeConnection();

  @Test
  void body_neverOpened_isAtHandAndNotSent() throws IOException {
    assertThat(body.isAtHand(0)).isTrue();
    body.sendTo(second);
    assertThat(second.opened).isZero();
  }

  @Test
  void bufferedBody_isReadWhereItStands() throws IOException {
    OutputStream out = body.open(first, false, 4);
    assertThat(out).isSameAs(first.out);
    out.write(FOUR);
    assertThat(body.isAtHand(4)).isTrue();
    body.sendTo(second);
    assertThat(second.out.toByteArray()).isEqualTo(FOUR);
  }

  @Test
  void bufferedBody_overTheLimit_isAtHandForRedirectsAlone() throws IOException {
    body.open(first, false, 3).write(FOUR);
    assertThat(body.isAtHand(3)).isFalse();
    assertThat(body.isAtHand()).isTrue();
  }

  @Test
  void streamedBody_isCopiedOnTheWay() throws IOException {
    OutputStream out = body.open(first, true, 4);
    assertThat(body.open(first, true, 4)).isSameAs(out);
    out.write(FOUR);
    assertThat(first.out.toByteArray()).isEqualTo(FOUR);
    body.sendTo(second);
    assertThat(second.out.toByteArray()).isEqualTo(FOUR);
  }

  @Test
  void streamedBody_overTheLimit_isNotAtHand() throws IOException {
    body.open(first, true, 3).write(FOUR);
    assertThat(first.out.toByteArray()).isEqualTo(FOUR);
    assertThat(body.isAtHand()).isFalse();
  }

  @Test
  void body_whoseStreamFailsToOpen_isNotAtHand() {
    first.failure = new IOException("Server rejected operation");
    assertThatThrownBy(() -> body.open(first, true, 4)).isSameAs(first.failure);
    assertThat(body.isAtHand()).isFalse();
  }

  /** A connection of which there is only the output. */
  private static final class FakeConnection extends java.net.HttpURLConnection {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int opened;
    private IOException failure;

    FakeConnection() {
      super(null);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      opened++;
      if (failure != null) {
        throw failure;
      }
      return out;
    }

    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public boolean usingProxy() {
      return false;
    }
  }
}
