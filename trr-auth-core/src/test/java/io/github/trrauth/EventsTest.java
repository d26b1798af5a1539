package io.github.trrauth;

import static io.github.trrauth.AuthEvent.Type.ALERT;
import static io.github.trrauth.AuthEvent.Type.API_ACCEPTED;
import static io.github.trrauth.AuthEvent.Type.API_REJECTED;
import static io.github.trrauth.AuthEvent.Type.CREDENTIALS_REJECTED;
import static io.github.trrauth.AuthEvent.Type.FETCHED;
import static io.github.trrauth.AuthEvent.Type.FETCH_FAILED;
import static io.github.trrauth.AuthEvent.Type.REPLAYED;
import static io.github.trrauth.AuthEvent.Type.SECRET_SWITCHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What listeners are told, in which order, and when. */
class EventsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String HOST = "vendor.trr-apps.com";

  private final Fixture fixture = new Fixture(0);
  private final TokenSource source = fixture.source;

  private List<AuthEvent.Type> types() {
    return fixture.events.stream().map(AuthEvent::type).collect(Collectors.toList());
  }

  private AuthEvent only(AuthEvent.Type type) {
    List<AuthEvent> events =
        fixture.events.stream().filter(e -> e.type() == type).collect(Collectors.toList());
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  @Test
  void fetched_namesHostStatusAndFingerprint() {
    AccessToken token = fixture.get("ok");

    AuthEvent event = only(FETCHED);
    assertThat(event.host()).isEqualTo(HOST);
    assertThat(event.status()).isEqualTo(200);
    assertThat(event.fingerprint()).isEqualTo(token.fingerprint());
    assertThat(event.detail()).contains("PT1H");
    assertThat(event.toString()).contains(HOST, "200", token.fingerprint());
  }

  @Test
  void fetchFailed_eachAttempt_isTold() {
    fixture.get("503 body={\"message\":\"Down\"}", "io-error", "ok");

    assertThat(types()).containsExactly(FETCH_FAILED, FETCH_FAILED, FETCHED);
    AuthEvent event = fixture.events.get(0);
    assertThat(event.status()).isEqualTo(503);
    assertThat(event.detail()).contains("\"Down\"", HOST);
    assertThat(event.fingerprint()).isNull();
    assertThat(fixture.events.get(1).status()).isZero();
  }

  @Test
  void credentialsRejected_isTold() {
    fixture.endpoint.answerWith(List.of("401 body={\"message\":\"Who?\"}"));
    source.warmUp();
    fixture.time.settle();

    AuthEvent event = only(CREDENTIALS_REJECTED);
    assertThat(event.status()).isEqualTo(401);
    assertThat(event.host()).isEqualTo(HOST);
    assertThat(event.detail()).contains("\"Who?\"");
  }

  @Test
  void credentialsRejected_lookAtAnUnchangedSecret_isNotToldAgain() {
    fixture.endpoint.answerWith(List.of("401"));
    for (int i = 0; i < 3; i++) {
      source.warmUp();
      fixture.time.settle();
    }

    only(CREDENTIALS_REJECTED);
  }

  @Test
  void secretSwitched_nextSecretWorks_isToldOnceAfterTheToken() {
    fixture.secrets.next = "s2";
    AccessToken first = fixture.get("401 for=s1", "ok for=s2");
    assertThat(types()).containsExactly(FETCHED, SECRET_SWITCHED);
    assertThat(only(SECRET_SWITCHED).fingerprint()).isEqualTo(first.fingerprint());

    fixture.time.advance(HOUR);
    fixture.get("ok for=s2");
    only(SECRET_SWITCHED);
  }

  @Test
  void secretSwitched_firstTokenAfterAFailureOnTheWay_isTold() {
    fixture.secrets.next = "s2";
    AccessToken first = fixture.get("401 for=s1", "503 for=s2", "401 for=s1", "ok for=s2");

    assertThat(types()).containsExactly(FETCH_FAILED, FETCHED, SECRET_SWITCHED);
    assertThat(only(SECRET_SWITCHED).fingerprint()).isEqualTo(first.fingerprint());
  }

  @Test
  void secretSwitched_firstTokenAfterBothWereRefused_isTold() {
    fixture.secrets.next = "s2";
    fixture.endpoint.answerWith(List.of("401 for=s1", "401 for=s2"));
    source.warmUp();
    fixture.time.settle();
    fixture.time.advance(Duration.ofSeconds(31));

    fixture.get("401 for=s1", "ok for=s2");

    assertThat(types()).containsExactly(CREDENTIALS_REJECTED, FETCHED, SECRET_SWITCHED);
  }

  @Test
  void secretSwitched_rotatedSecret_isTold() {
    fixture.get("ok for=s1");
    fixture.secrets.current = "s2";
    fixture.time.advance(HOUR);

    fixture.get("ok for=s2");

    assertThat(types()).containsExactly(FETCHED, FETCHED, SECRET_SWITCHED);
  }

  @Test
  void rejection_andItsReplay_areToldInOrder() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(50));
    source.answered(
        old, 401, false, "{\"message\":\"Unauthorized\"}".getBytes(StandardCharsets.UTF_8));
    AccessToken next = fixture.get("ok");
    source.answered(next, 200, true, null);

    assertThat(types()).containsExactly(API_REJECTED, ALERT, FETCHED, REPLAYED, API_ACCEPTED);
    AuthEvent rejected = fixture.events.get(0);
    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.host()).isEqualTo(HOST);
    assertThat(rejected.fingerprint()).isEqualTo(old.fingerprint());
    assertThat(rejected.detail()).contains("\"Unauthorized\"");
    assertThat(only(REPLAYED).fingerprint()).isEqualTo(next.fingerprint());
    assertThat(only(API_ACCEPTED).fingerprint()).isEqualTo(next.fingerprint());
  }

  @Test
  void accepted_withoutTrouble_isNotTold() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(2));
    source.answered(token, 200, false, null);

    assertThat(fixture.events).isEmpty();
  }

  @Test
  void accepted_onePathStillRejected_isNotToldByAnother() {
    AccessToken first = fixture.seed(HOUR, Duration.ofMinutes(2));
    source.answered(first, 401, false, null);
    AccessToken second = fixture.get("ok");
    source.answered(second, 401, true, null);
    fixture.time.advance(Duration.ofSeconds(1));
    AccessToken third = fixture.get("ok");
    source.answered(third, 200, false, null);

    assertThat(types()).doesNotContain(API_ACCEPTED);
    source.answered(third, 200, true, null);
    assertThat(types()).contains(API_ACCEPTED);
  }

  @Test
  void alert_rejectedWellBeforeItsEnd() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(50));

    source.answered(token, 401, false, null);

    assertThat(only(ALERT).detail()).contains("well before its end");
    assertThat(only(ALERT).fingerprint()).isEqualTo(token.fingerprint());
  }

  @Test
  void alert_rejectedNearItsEnd_isNone() {
    AccessToken token = fixture.seed(HOUR, Duration.ofSeconds(3590));

    source.answered(token, 401, false, null);

    assertThat(types()).containsExactly(API_REJECTED);
  }

  @Test
  void alert_rejectedAfterItsEnd_isNone() {
    AccessToken token = fixture.seed(HOUR, HOUR);

    source.answered(token, 401, false, null);

    assertThat(types()).containsExactly(API_REJECTED);
  }

  @Test
  void alert_freshTokenRejected() {
    AccessToken token = fixture.seed(HOUR, Duration.ofSeconds(59));

    source.answered(token, 401, false, null);

    assertThat(only(ALERT).detail()).contains("freshly fetched");
  }

  @Test
  void alert_hundredRejectionsOfOneToken_isOne() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(2));

    for (int i = 0; i < 100; i++) {
      source.answered(token, 401, false, null);
    }

    only(ALERT);
  }

  @Test
  void alert_lateRejection_isNone() {
    AccessToken old = fixture.seed(HOUR, Duration.ofMinutes(50));
    fixture.get("ok");
    fixture.events.clear();

    source.answered(old, 401, false, null);

    assertThat(types()).containsExactly(API_REJECTED);
  }

  @Test
  void alert_fifthFetchWithinOneLifetime() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(2));
    for (int fetch = 2; fetch <= 5; fetch++) {
      assertThat(fixture.events).noneMatch(e -> e.detail().contains("more than 4 fetches"));
      source.answered(token, 401, false, null);
      token = fixture.get("ok");
      source.answered(token, 200, true, null);
      fixture.time.advance(Duration.ofMinutes(2));
    }

    assertThat(fixture.events).anyMatch(e -> e.detail().contains("more than 4 fetches"));
  }

  @Test
  void alert_fiveFetchesOverMoreThanOneLifetime_isNone() {
    fixture.get("ok");
    for (int fetch = 2; fetch <= 8; fetch++) {
      fixture.time.advance(Duration.ofMinutes(46));
      fixture.get("ok");
    }

    assertThat(types()).containsOnly(FETCHED);
  }

  @Test
  void listener_isToldAfterTheStateHasChanged() {
    List<AccessToken> seen = new ArrayList<>();
    VirtualTime time = new VirtualTime();
    ScriptedEndpoint endpoint = new ScriptedEndpoint(time);
    TokenSource[] self = new TokenSource[1];
    self[0] =
        TokenSource.builder(Fixture.settings())
            .time(time)
            .tasks(time)
            .random(() -> 0)
            .endpoint(endpoint)
            .listener(event -> seen.add(self[0].get()))
            .build();
    endpoint.answerWith(List.of("ok"));
    self[0].warmUp();
    time.settle();

    assertThat(seen).extracting(AccessToken::value).containsExactly("token-1");
  }

  @Test
  void listener_throws_othersAreToldAndCallersServed() {
    List<AuthEvent> seen = new ArrayList<>();
    VirtualTime time = new VirtualTime();
    ScriptedEndpoint endpoint = new ScriptedEndpoint(time);
    TokenSource broken =
        TokenSource.builder(Fixture.settings())
            .time(time)
            .tasks(time)
            .random(() -> 0)
            .endpoint(endpoint)
            .listener(
                event -> {
                  throw new IllegalStateException("listener");
                })
            .listener(
                event -> {
                  throw new NoClassDefFoundError("undeployed");
                })
            .listener(
                event -> {
                  throw new AssertionError("listener");
                })
            .listener(event -> EventsTest.<RuntimeException>throwAnyway(new IOException("checked")))
            .listener(seen::add)
            .build();
    endpoint.answerWith(List.of("ok"));
    broken.warmUp();
    time.settle();
    AccessToken token = broken.get();
    broken.answered(token, 401, false, null);

    assertThat(seen).extracting(AuthEvent::type).containsExactly(FETCHED, API_REJECTED, ALERT);
  }

  /** Throws what need not be declared, as code in Kotlin or Groovy may. */
  @SuppressWarnings("unchecked")
  private static <X extends Exception> void throwAnyway(Exception checked) throws X {
    throw (X) checked;
  }

  @Test
  void events_neverHoldATokenOrASecret() {
    fixture.secrets.current = "very-secret";
    fixture.endpoint.answerWith(
        List.of("503 body={\"message\":\"very-secret is wrong\"}", "ok access_token=very-token"));
    AccessToken token = fixture.get();
    source.answered(
        token, 401, false, "{\"message\":\"very-token is bad\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(fixture.events).hasSizeGreaterThan(2);
    assertThat(fixture.events.toString()).doesNotContain("very-secret", "very-token");
  }

  @Test
  void message_bodyCutInTheMiddle_isStillQuoted() {
    AccessToken token = fixture.seed(HOUR, Duration.ofMinutes(50));
    byte[] beginning =
        "{\"message\":\"Unauthorized\",\"trace\":\"abc".getBytes(StandardCharsets.UTF_8);

    source.answered(token, 401, false, beginning);

    assertThat(only(API_REJECTED).detail()).contains("\"Unauthorized\"");
  }

  @Test
  void rejected_aMinuteOld_isNoLongerFresh() {
    AccessToken token = fixture.seed(Duration.ofHours(1), Duration.ofMinutes(1));

    fixture.source.answered(token, 401, false, null);

    assertThat(fixture.events)
        .filteredOn(event -> event.type() == AuthEvent.Type.ALERT)
        .singleElement()
        .satisfies(alert -> assertThat(alert.detail()).contains("well before its end"));
  }
}
