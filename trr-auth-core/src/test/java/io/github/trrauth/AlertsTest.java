package io.github.trrauth;

import static io.github.trrauth.AuthEvent.Type.ALERT;
import static io.github.trrauth.AuthEvent.Type.ALERT_OVER;
import static io.github.trrauth.MessageId.FRESH_TOKEN_REJECTED;
import static io.github.trrauth.MessageId.MANY_FETCHES;
import static io.github.trrauth.MessageId.REJECTED_EARLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When usage looks wrong, how often that is said, and when it is over. */
class AlertsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Fixture fixture = new Fixture(0);
  private final TokenSource source = fixture.source;

  /** The log of what has happened since the last look. */
  private List<String> log() {
    List<String> lines = new ArrayList<>();
    AuthLog log = new AuthLog((level, line) -> lines.add(level + " " + line));
    fixture.events.forEach(log::onEvent);
    return lines;
  }

  private List<MessageId> events(AuthEvent.Type type) {
    return fixture.events.stream()
        .filter(event -> event.type() == type)
        .map(AuthEvent::id)
        .collect(Collectors.toList());
  }

  /** A token that another process ends after a while. */
  private void rejectedAfter(AccessToken token, Duration while_) {
    fixture.time.advance(while_);
    source.answered(token, 401, false, null);
  }

  @Test
  void freshTokenRejected_isOnUntilATokenLivesToItsRefresh() {
    AccessToken first = fixture.seed(HOUR, Duration.ofSeconds(59));
    source.answered(first, 401, false, null);
    AccessToken second = fixture.get("ok");
    source.answered(second, 200, true, null);

    assertThat(source.status().alerts()).containsExactly(FRESH_TOKEN_REJECTED);
    assertThat(source.status().lastAlert().detail())
        .contains("freshly fetched", "another process may be using these credentials");
    fixture.time.advance(Duration.ofMinutes(46));
    fixture.get("ok");

    assertThat(source.status().alerts()).isEmpty();
    assertThat(source.status().lastAlert().type()).isEqualTo(ALERT);
    assertThat(events(ALERT_OVER)).containsExactly(FRESH_TOKEN_REJECTED);
  }

  @Test
  void rejectedEarly_timeAndAgain_isOneWarningAndEachIsCounted() {
    AccessToken token = fixture.seed(HOUR, Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      rejectedAfter(token, Duration.ofMinutes(20));
      token = fixture.get("ok");
      source.answered(token, 200, true, null);
    }

    assertThat(events(ALERT)).containsExactly(REJECTED_EARLY, REJECTED_EARLY, REJECTED_EARLY);
    assertThat(source.metrics().alerts()).isEqualTo(3);
    assertThat(log())
        .filteredOn(line -> line.contains("ALERT"))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("WARNING TRR-902 ALERT "));
    assertThat(source.status().alerts()).containsExactly(REJECTED_EARLY);
  }

  @Test
  void rejectedEarly_over_isOneInfoAndTheNextIsAWarningAgain() {
    AccessToken token = fixture.seed(HOUR, Duration.ZERO);
    rejectedAfter(token, Duration.ofMinutes(20));
    fixture.get("ok");
    fixture.time.advance(Duration.ofMinutes(46));
    fixture.get("ok");
    rejectedAfter(source.get(), Duration.ofMinutes(20));

    assertThat(log())
        .filteredOn(line -> line.contains("TRR-902"))
        .extracting(line -> line.split(" ", 4)[0] + " " + line.split(" ", 4)[2])
        .containsExactly("WARNING ALERT", "INFO ALERT_OVER", "WARNING ALERT");
  }

  @Test
  void rejectedEarly_whileItsRefreshIsUnderWay_isNotOverWithThatRefresh() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(46));
    fixture.endpoint.answerWith(List.of("silence"));
    source.warmUp();
    fixture.time.settle();
    source.answered(token, 401, false, null);
    fixture.endpoint.release("ok");
    fixture.time.settle();

    assertThat(source.status().alerts()).containsExactly(REJECTED_EARLY);
  }

  @Test
  void freshTokenRejected_replayIsRejectedBeforeTheFetchIsTold_isNotOver() {
    AccessToken first = fixture.seed(HOUR, Duration.ofSeconds(59));
    source.answered(first, 401, false, null);
    fixture.onFetched = () -> source.answered(source.get(), 401, true, null);
    fixture.get("ok");

    assertThat(events(ALERT)).containsExactly(FRESH_TOKEN_REJECTED, FRESH_TOKEN_REJECTED);
    assertThat(events(ALERT_OVER)).isEmpty();
    assertThat(source.status().alerts()).containsExactly(FRESH_TOKEN_REJECTED);
  }

  @Test
  void refreshedTokenRejected_beforeTheRefreshIsTold_isNotOverWithThatRefresh() {
    fixture.seed(HOUR, Duration.ofMinutes(46));
    fixture.onFetched = () -> source.answered(source.get(), 401, false, null);
    fixture.endpoint.answerWith(List.of("ok"));
    source.warmUp();
    fixture.time.settle();

    assertThat(events(ALERT_OVER)).isEmpty();
    assertThat(source.status().alerts()).containsExactly(FRESH_TOKEN_REJECTED);
  }

  @Test
  void manyFetches_areOnUntilTheyAreRareAgain() {
    AccessToken token = fixture.seed(HOUR, Duration.ZERO);
    for (int fetch = 2; fetch <= 5; fetch++) {
      assertThat(source.status().alerts()).doesNotContain(MANY_FETCHES);
      rejectedAfter(token, Duration.ofMinutes(2));
      token = fixture.get("ok");
      source.answered(token, 200, true, null);
    }
    assertThat(source.status().alerts()).contains(MANY_FETCHES);
    assertThat(source.status().lastAlert().detail())
        .contains("more than 4 fetches", "another process may be using these credentials");
    assertThat(source.status().lastAlert().status()).isZero();

    fixture.time.advance(Duration.ofMinutes(46));
    fixture.get("ok");
    assertThat(source.status().alerts()).contains(MANY_FETCHES);
    fixture.time.advance(Duration.ofMinutes(46));
    fixture.get("ok");

    assertThat(source.status().alerts()).isEmpty();
    assertThat(events(ALERT_OVER)).contains(MANY_FETCHES);
    assertThat(log())
        .filteredOn(line -> line.contains("TRR-903"))
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactly("WARNING", "INFO");
  }

  @Test
  void tokens_livingToTheirRefresh_areNoAlert() {
    fixture.get("ok");
    for (int i = 0; i < 10; i++) {
      fixture.time.advance(Duration.ofMinutes(46));
      fixture.get("ok");
    }

    assertThat(events(ALERT)).isEmpty();
    assertThat(events(ALERT_OVER)).isEmpty();
    assertThat(source.metrics().alerts()).isZero();
    assertThat(source.status().lastAlert()).isNull();
  }

  @Test
  void alert_namesApiHostStatusAndFingerprint() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(20));
    source.answered(token, 401, false, null);

    AuthEvent alert = source.status().lastAlert();
    assertThat(alert.host()).isEqualTo("vendor.trr-apps.com");
    assertThat(alert.status()).isEqualTo(401);
    assertThat(alert.fingerprint()).isEqualTo(token.fingerprint());
    assertThat(alert.toString()).startsWith("TRR-902 ALERT vendor.trr-apps.com 401: ");
  }
}
