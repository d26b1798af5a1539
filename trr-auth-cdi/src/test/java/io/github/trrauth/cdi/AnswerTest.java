package io.github.trrauth.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private final AtomicInteger releases = new AtomicInteger();

  @Test
  void moveTo_anotherResponse_replacesStatusHeadersAndBody() throws IOException {
    FakeResponse first = response(401, "Unauthorized");
    first.headers().putSingle("X-First", "1");
    FakeResponse second = response(200, "yes");
    second.headers().putSingle("X-Second", "2");

    Answer.takenFrom(second.context()).moveTo(first.context(), releases::incrementAndGet);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.headers()).containsOnlyKeys("X-Second");
    assertThat(first.body().readAllBytes()).asString(UTF_8).isEqualTo("yes");
    assertThat(releases).hasValue(0);
    first.body().close();
    assertThat(releases).hasValue(1);
  }

  @Test
  void moveTo_laterChangesOfTheSecondResponse_areNotSeen() {
    FakeResponse first = response(401, "");
    FakeResponse second = response(200, "yes");
    second.headers().putSingle("X-Second", "2");
    Answer answer = Answer.takenFrom(second.context());
    second.headers().clear();

    answer.moveTo(first.context(), releases::incrementAndGet);

    assertThat(first.headers()).containsOnlyKeys("X-Second");
  }

  @Test
  void moveTo_answerWithoutABody_givesTheConnectionBackAtOnce() throws IOException {
    for (FakeResponse second :
        new FakeResponse[] {FakeResponse.of(200, null), response(204, ""), response(401, "")}) {
      FakeResponse first = response(401, "Unauthorized");
      releases.set(0);

      Answer.takenFrom(second.context()).moveTo(first.context(), releases::incrementAndGet);

      assertThat(releases).as("status " + second.status()).hasValue(1);
      assertThat(first.body().readAllBytes()).isEmpty();
    }
  }

  @Test
  void moveTo_secondRejection_isReadAndGivenBack() throws IOException {
    FakeResponse first = response(401, "first");
    Answer answer = Answer.takenFrom(response(403, "second").context());

    assertThat(answer.headIfRejected()).asString(UTF_8).isEqualTo("second");
    answer.moveTo(first.context(), releases::incrementAndGet);

    assertThat(first.status()).isEqualTo(403);
    assertThat(first.body().readAllBytes()).asString(UTF_8).isEqualTo("second");
  }

  @Test
  void headIfRejected_answerThatIsNone_isNull() {
    assertThat(Answer.takenFrom(response(200, "yes").context()).headIfRejected()).isNull();
  }

  private static FakeResponse response(int status, String body) {
    return FakeResponse.of(status, new ByteArrayInputStream(body.getBytes(UTF_8)));
  }
}
