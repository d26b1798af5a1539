package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private static final long END = Duration.ofHours(1).toNanos();
  private static final AccessToken IN_HAND = token("old");
  private static final AccessToken NEW = token("new");

  private final TokenException shared = failure("failed");

  private static AccessToken token(String value) {
    return AccessToken.of(value, Windows.of(Duration.ofHours(1), null, 0), 0);
  }

  private static TokenException failure(String text) {
    return new TokenUnavailableException(MessageId.WAITED_IN_VAIN, text, 0, Instant.EPOCH, null);
  }

  private static TokenException inVain() {
    return failure("in vain");
  }

  private static Claim waiting(AccessToken inHand) {
    return Claim.pending(inHand, new CompletableFuture<>(), 1);
  }

  @Test
  void settle_newToken_isPreferredToTheOneInHand() {
    assertThat(waiting(IN_HAND).settle(Outcome.of(NEW), 0, ClaimTest::inVain)).isSameAs(NEW);
  }

  @Test
  void settle_failureOrNoOutcome_fallsBackOnTheTokenInHand() {
    assertThat(waiting(IN_HAND).settle(Outcome.of(shared), END - 1, ClaimTest::inVain))
        .isSameAs(IN_HAND);
    assertThat(waiting(IN_HAND).settle(null, END - 1, ClaimTest::inVain)).isSameAs(IN_HAND);
  }

  @Test
  void settle_tokenInHandHasExpiredMeanwhile_isNeverReturned() {
    assertThat(waiting(IN_HAND).settle(Outcome.of(shared), END, ClaimTest::inVain)).isNull();
    assertThat(waiting(IN_HAND).settle(null, END, ClaimTest::inVain)).isNull();
    assertThat(waiting(IN_HAND).usable(END)).isNull();
    assertThat(waiting(IN_HAND).usable(END - 1)).isSameAs(IN_HAND);
    assertThat(waiting(null).usable(0)).isNull();
  }

  @Test
  void settle_nothingInHand_throws() {
    assertThatThrownBy(() -> waiting(null).settle(Outcome.of(shared), 0, ClaimTest::inVain))
        .isNotSameAs(shared)
        .hasCause(shared);
    assertThatThrownBy(() -> waiting(null).settle(null, 0, ClaimTest::inVain))
        .hasMessage("TRR-305 in vain");
  }

  @Test
  void token_onlyWhereOneIsInHand() {
    assertThat(Claim.token(IN_HAND).token()).isSameAs(IN_HAND);
    assertThat(Claim.token(IN_HAND).pending()).isNull();
    assertThatThrownBy(() -> waiting(null).token()).isInstanceOf(IllegalStateException.class);
  }
}
