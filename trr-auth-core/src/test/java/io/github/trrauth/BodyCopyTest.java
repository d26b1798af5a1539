package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyCopyTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @Test
  void tee_bodyWithinTheLimit_isSentAndKept() throws IOException {
    BodyCopy copy = new BodyCopy(5);

    OutputStream out = copy.tee(sent);
    out.write('a');
    out.write(new byte[] {'x', 'b', 'c', 'x'}, 1, 2);
    out.write(new byte[] {'d', 'e'});

    assertThat(copy.isComplete()).isTrue();
    assertThat(copy.toByteArray()).asString().isEqualTo("abcde");
    assertThat(sent).hasToString("abcde");
  }

  @Test
  void tee_bodyOverTheLimit_isSentButNotKept() throws IOException {
    BodyCopy copy = new BodyCopy(5);

    OutputStream out = copy.tee(sent);
    out.write(new byte[] {'a', 'b', 'c', 'd', 'e', 'f'});
    out.write('g');

    assertThat(sent).hasToString("abcdefg");
    assertThat(copy.isComplete()).isFalse();
    assertThatThrownBy(copy::toByteArray)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("5 bytes");
  }

  @Test
  void tee_shortWriteBehindTheLimit_doesNotMakeItCompleteAgain() throws IOException {
    BodyCopy copy = new BodyCopy(2);

    OutputStream out = copy.tee(sent);
    out.write(new byte[] {'a', 'b', 'c'});
    out.write('d');
    out.write(new byte[0]);

    assertThat(copy.isComplete()).isFalse();
  }

  @Test
  void tee_writtenToWhenClosed_keepsWhatWasSent() throws IOException {
    BodyCopy copy = new BodyCopy(5);
    OutputStream out = copy.tee(new Closable());
    out.write('a');
    out.close();

    assertThatThrownBy(() -> out.write('b')).hasMessage("closed");
    assertThatThrownBy(() -> out.write(new byte[] {'b'})).hasMessage("closed");
    assertThat(copy.isComplete()).isTrue();
    assertThat(copy.toByteArray()).asString().isEqualTo("a");
  }

  /** A stream that minds when it has been closed. */
  private static final class Closable extends OutputStream {
    private boolean closed;

    @Override
    public void write(int single) throws IOException {
      if (closed) {
        throw new IOException("closed");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void limitZero_keepsNothingButAnEmptyBody() throws IOException {
    BodyCopy copy = new BodyCopy(0);
    OutputStream out = copy.tee(sent);
    out.write(new byte[0]);
    assertThat(copy.isComplete()).isTrue();
    assertThat(copy.toByteArray()).isEmpty();

    out.write('a');
    assertThat(copy.isComplete()).isFalse();
  }

  @Test
  void toByteArray_isACopy() throws IOException {
    BodyCopy copy = new BodyCopy(5);
    copy.tee(sent).write('a');

    copy.toByteArray()[0] = 'z';

    assertThat(copy.toByteArray()).asString().isEqualTo("a");
  }

  @Test
  void tee_flushAndClose_reachTheTarget() throws IOException {
    StringBuilder calls = new StringBuilder();
    OutputStream target =
        new OutputStream() {
          @Override
          public void write(int single) {}

          @Override
          public void flush() {
            calls.append("flush ");
          }

          @Override
          public void close() {
            calls.append("close");
          }
        };

    OutputStream out = new BodyCopy(5).tee(target);
    out.flush();
    out.close();

    assertThat(calls).hasToString("flush close");
  }

  @Test
  void tee_targetFails_bodyIsNotComplete() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int single) throws IOException {
            throw new IOException("gone");
          }
        };
    BodyCopy copy = new BodyCopy(5);

    assertThatThrownBy(() -> copy.tee(broken).write('a')).isInstanceOf(IOException.class);

    assertThat(copy.isComplete()).isFalse();
  }

  @Test
  void tee_bodyThatReachesTheLimit_isKept() throws IOException {
    BodyCopy copy = new BodyCopy(3);

    copy.tee(sent).write(new byte[] {'a', 'b', 'c'});

    assertThat(copy.isComplete()).isTrue();
  }

  @Test
  void tee_bodyInPartsOfManySizes_isKeptInOrder() throws IOException {
    BodyCopy copy = new BodyCopy(1 << 20);
    OutputStream out = copy.tee(sent);
    Random random = new Random(1);
    for (int part = 0; part < 500; part++) {
      byte[] bytes = new byte[random.nextInt(part % 7 == 0 ? 3000 : 3)];
      random.nextBytes(bytes);
      out.write(bytes);
      out.write(part);
    }

    assertThat(copy.isComplete()).isTrue();
    assertThat(copy.toByteArray()).isEqualTo(sent.toByteArray());
  }

  @Test
  void tee_bodyByteByByteUpToTheLimit_isKept() throws IOException {
    BodyCopy copy = new BodyCopy(1000);
    OutputStream out = copy.tee(sent);
    for (int i = 0; i < 1000; i++) {
      out.write(i);
    }

    assertThat(copy.toByteArray()).isEqualTo(sent.toByteArray());

    out.write('x');
    assertThat(copy.isComplete()).isFalse();
  }
}
