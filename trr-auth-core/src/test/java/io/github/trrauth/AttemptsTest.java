package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rotation of credentials: which secret is sent when, and how often. */
class AttemptsTest {
  private static final TokenAnswer GRANTED = TokenAnswer.granted(200, "abc", Duration.ofHours(1));
  private static final TokenAnswer REJECTED = TokenAnswer.rejected(401, "HTTP 401");
  private static final TokenAnswer FAILED = TokenAnswer.failed(503, "503", Duration.ZERO, null);

  private final VirtualTime time = new VirtualTime();
  private final Deque<List<String>> reads = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private final Deque<TokenAnswer> answers = new ArrayDeque<>();
  private final Counters counters = new Counters();
  private final Attempts attempts = new Attempts(this::read, endpoint(), time, counters);

  /** What the source says at each read; the last of them from then on. */
  private void secrets(String... read) {
    reads.add(List.of(read));
  }

  private List<ClientCredentials> read() throws IOException {
    List<String> secrets = reads.size() > 1 ? reads.remove() : reads.element();
    if (secrets.isEmpty()) {
      throw new IOException("no file");
    }
    return secrets.stream().map(AttemptsTest::client).collect(Collectors.toList());
  }

  private static ClientCredentials client(String secret) {
    return ClientCredentials.of("client-1", ClientSecret.of(secret));
  }

  private TokenEndpoint endpoint() {
    return new TokenEndpoint() {
      @Override
      public CompletableFuture<TokenAnswer> request(ClientCredentials credentials) {
        sent.add(credentials.secret().value());
        return CompletableFuture.completedFuture(answers.remove());
      }

      @Override
      public String host() {
        return "vendor.trr-apps.com";
      }

      @Override
      public void close() {}
    };
  }

  private Attempt run(TokenAnswer... next) {
    return run(Collections.emptySet(), next);
  }

  private Attempt run(Set<String> refused, TokenAnswer... next) {
    sent.clear();
    answers.addAll(List.of(next));
    Attempt attempt = attempts.run(refused).join();
    assertThat(answers).as("answers that were not asked for").isEmpty();
    return attempt;
  }

  @Test
  void run_granted_sendsTheCurrentSecretOnce() {
    secrets("s1", "s2");

    Attempt attempt = run(GRANTED);

    assertThat(sent).containsExactly("s1");
    assertThat(attempt.answer()).isSameAs(GRANTED);
    assertThat(attempt.switched()).isFalse();
    assertThat(attempt.refused()).isEmpty();
    assertThat(attempt.requestedAtNanos()).isEqualTo(time.nanos());
  }

  @Test
  void run_transientFailure_doesNotTryTheNextSecret() {
    secrets("s1", "s2");

    assertThat(run(FAILED).answer()).isSameAs(FAILED);
    assertThat(sent).containsExactly("s1");
  }

  @Test
  void run_rejectedAndUnchanged_isNotSentAgain() {
    secrets("s1");

    Attempt attempt = run(REJECTED);

    assertThat(sent).containsExactly("s1");
    assertThat(attempt.refused()).containsExactly(client("s1").digest());
  }

  @Test
  void run_rejectedAndChangedMeanwhile_triesTheChangedOneAtOnce() {
    secrets("s1");
    secrets("s2");

    Attempt attempt = run(REJECTED, GRANTED);

    assertThat(sent).containsExactly("s1", "s2");
    assertThat(attempt.switched()).isTrue();
  }

  @Test
  void run_rejectedWithANextSecret_triesThatOnceAndGoesOnWithIt() {
    secrets("s1", "s2");

    assertThat(run(REJECTED, GRANTED).switched()).isTrue();
    assertThat(sent).containsExactly("s1", "s2");

    assertThat(run(GRANTED).switched()).isFalse();
    assertThat(sent).containsExactly("s2");
  }

  @Test
  void run_bothRejected_areSentOnceEach() {
    secrets("s1", "s2");

    Attempt attempt = run(REJECTED, REJECTED);

    assertThat(sent).containsExactly("s1", "s2");
    assertThat(attempt.answer()).isSameAs(REJECTED);
    assertThat(attempt.refused())
        .containsExactlyInAnyOrder(client("s1").digest(), client("s2").digest());
  }

  @Test
  void run_changedSecretBeforeTheNextOne_isPreferred() {
    secrets("s1", "s2");
    secrets("s1b", "s2");

    run(REJECTED, GRANTED);

    assertThat(sent).containsExactly("s1", "s1b");
  }

  @Test
  void run_nextSecretInUseIsRejected_fallsBackOnTheFirst() {
    secrets("s1", "s2");
    run(REJECTED, GRANTED);

    assertThat(run(REJECTED, GRANTED).switched()).isTrue();
    assertThat(sent).containsExactly("s2", "s1");
  }

  @Test
  void run_rotationCompleted_isNoSwitch() {
    secrets("s1", "s2");
    run(REJECTED, GRANTED);
    reads.clear();
    secrets("s2");

    assertThat(run(GRANTED).switched()).isFalse();
    assertThat(sent).containsExactly("s2");
  }

  @Test
  void run_newCurrentSecret_isASwitch() {
    secrets("s1");
    run(GRANTED);
    reads.clear();
    secrets("s3", "s2");

    assertThat(run(GRANTED).switched()).isTrue();
    assertThat(sent).containsExactly("s3");
  }

  @Test
  void run_allKnownToBeRefused_sendsNothing() {
    secrets("s1", "s2");

    Attempt attempt = run(Set.of(client("s1").digest(), client("s2").digest()));

    assertThat(sent).isEmpty();
    assertThat(attempt.answer()).isNull();
  }

  @Test
  void run_someKnownToBeRefused_sendsTheOther() {
    secrets("s1", "s2");

    assertThat(run(Set.of(client("s1").digest()), GRANTED).switched()).isTrue();
    assertThat(sent).containsExactly("s2");
  }

  @Test
  void run_secretCannotBeRead_isATransientFailureWithoutARequest() {
    secrets();

    Attempt attempt = run();

    assertThat(sent).isEmpty();
    assertThat(attempt.answer().kind()).isEqualTo(TokenAnswer.Kind.FAILED);
    assertThat(attempt.answer().text()).contains("no file");
  }

  @Test
  void run_secretCannotBeReadWhileOthersAreRefused_isNothingNew() {
    secrets();

    assertThat(run(Set.of(client("s1").digest())).answer()).isNull();
    assertThat(sent).isEmpty();
  }

  @Test
  void run_everyRequest_isCounted() {
    secrets("s1", "s2");
    run(REJECTED, GRANTED);
    run(FAILED);

    assertThat(counters.rejected.sum()).isEqualTo(1);
    assertThat(counters.granted.sum()).isEqualTo(1);
    assertThat(counters.failed.sum()).isEqualTo(1);
  }
}
