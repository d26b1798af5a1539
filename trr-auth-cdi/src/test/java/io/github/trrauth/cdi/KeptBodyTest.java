package io.github.trrauth.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeptBodyTest {
  private static final int LIMIT = 64 * 1024;

  @Test
  void of_noBody_isAllAndEmpty() {
    KeptBody kept = KeptBody.of(null);

    assertThat(kept.isAll()).isTrue();
    assertThat(kept.head()).isEmpty();
  }

  @Test
  void of_shortBody_keepsAllOfItAndLeavesItOpen() {
    Original body = new Original("{\"message\":\"Unauthorized\"}".getBytes(UTF_8));

    KeptBody kept = KeptBody.of(body);

    assertThat(kept.isAll()).isTrue();
    assertThat(kept.head()).asString(UTF_8).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(body.read()).as("read to its end").isEqualTo(-1);
    assertThat(body.closed).isFalse();
  }

  @Test
  void of_bodyOverTheLimit_keepsItsHead() {
    KeptBody kept = KeptBody.of(new Original(new byte[LIMIT + 1]));

    assertThat(kept.isAll()).isFalse();
    assertThat(kept.head()).hasSize(LIMIT);
  }

  @Test
  void again_bodyOverTheLimit_isTheWholeBody() throws IOException {
    byte[] bytes = new byte[3 * LIMIT];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Original body = new Original(bytes);

    InputStream again = KeptBody.of(body).again(body);

    assertThat(again.readAllBytes()).isEqualTo(bytes);
    assertThat(body.closed).as("closed at its end").isFalse();
    again.close();
    assertThat(body.closed).isTrue();
  }

  @Test
  void again_readByteByByte_isTheWholeBody() throws IOException {
    Original body = new Original(new byte[] {1, (byte) 0xff, 3});

    InputStream again = KeptBody.of(body).again(body);

    assertThat(again.available()).isEqualTo(3);
    assertThat(new int[] {again.read(), again.read(), again.read(), again.read()})
        .containsExactly(1, 0xff, 3, -1);
  }

  @Test
  void again_bodyThatBreaksOff_breaksOffAtTheSamePlace() {
    InputStream body = new BreakingOff((byte) 1, (byte) 2);

    KeptBody kept = KeptBody.of(body);
    InputStream again = kept.again(body);

    assertThat(kept.isAll()).isFalse();
    assertThat(kept.head()).containsExactly(1, 2);
    byte[] target = new byte[2];
    assertThat(readInto(again, target)).isEqualTo(2);
    assertThatThrownBy(again::read).isInstanceOf(IOException.class).hasMessage("cut");
    assertThatThrownBy(() -> again.read(target, 0, 1)).hasMessage("cut");
  }

  @Test
  void giveBack_bodyThatCouldNotBeReadYet_canBeReadLater() throws IOException {
    FakeResponse response = FakeResponse.of(401, new ReadableLater((byte) 6));

    KeptBody kept = KeptBody.of(response.body());
    kept.giveBack(response.context());

    assertThat(kept.isAll()).isFalse();
    assertThat(response.body().readAllBytes()).containsExactly(6);
  }

  private static int readInto(InputStream body, byte[] target) {
    try {
      return body.read(target, 0, target.length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void giveBack_bodyThatHasBeenRead_canBeReadAgain() throws IOException {
    FakeResponse response = FakeResponse.of(401, new Original(new byte[] {4, 5}));

    KeptBody.of(response.body()).giveBack(response.context());

    assertThat(response.body().readAllBytes()).containsExactly(4, 5);
  }

  @Test
  void giveBack_emptyBody_leavesTheOriginal() {
    Original body = new Original(new byte[0]);
    FakeResponse response = FakeResponse.of(401, body);

    KeptBody.of(body).giveBack(response.context());

    assertThat(response.body()).isSameAs(body);
  }

  private static class Original extends ByteArrayInputStream {
    boolean closed;

    Original(byte[] bytes) {
      super(Arrays.copyOf(bytes, bytes.length));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Fails once, as where a response is still being received. */
  private static final class ReadableLater extends FilterInputStream {
    private boolean failed;

    ReadableLater(byte... bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!failed) {
        failed = true;
        throw new IOException("blocking reads are not allowed");
      }
      return super.read(target, offset, length);
    }
  }

  /** Gives its bytes one by one, fails behind them, and is at its end from then on. */
  private static final class BreakingOff extends InputStream {
    private final byte[] bytes;
    private int position;

    BreakingOff(byte... bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      if (position == bytes.length) {
        position++;
        throw new IOException("cut");
      }
      return position > bytes.length ? -1 : bytes[position++];
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int single = read();
      target[offset] = (byte) single;
      return single < 0 ? -1 : 1;
    }
  }
}
