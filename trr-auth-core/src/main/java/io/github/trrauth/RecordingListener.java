package io.github.trrauth;

import java.time.Duration;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** The listener that hands events to the Flight Recorder; found by {@link FlightRecorder}. */
final class RecordingListener implements AuthListener {
  RecordingListener() {}

  @Override
  public void onEvent(AuthEvent event) {
    RecordedEvent recorded = recordedBy(event.type());
    if (recorded.isEnabled()) {
      recorded.fill(event);
      recorded.commit();
    }
  }

  private static RecordedEvent recordedBy(AuthEvent.Type type) {
    switch (type) {
      case FETCHED:
      case FETCH_FAILED:
      case CREDENTIALS_REJECTED:
        return new TokenFetch();
      case SECRET_SWITCHED:
        return new SecretSwitch();
      case API_REJECTED:
        return new Rejection();
      case API_ACCEPTED:
        return new Acceptance();
      case REPLAYED:
        return new Replay();
      case ALERT:
      case ALERT_OVER:
        return new Alert();
    }
    throw new AssertionError(type);
  }

  @Name("io.github.trrauth.TokenFetch")
  @Label("Token Fetch")
  @Description("The token endpoint was asked for a token")
  static final class TokenFetch extends RecordedEvent {
    @Label("Outcome")
    @Description("FETCHED, FETCH_FAILED or CREDENTIALS_REJECTED")
    String outcome = "";

    @Label("Granted")
    @Description("Whether there is a new token")
    boolean granted;

    @Label("Took")
    @Description("How long the token request took")
    @Timespan
    long took;

    @Label("Lifetime")
    @Description("How long the new token is valid, 0 if there is none")
    @Timespan
    long lifetime;

    @Override
    void fill(AuthEvent event) {
      super.fill(event);
      outcome = event.type().name();
      granted = event.type() == AuthEvent.Type.FETCHED;
      took = event.took().toNanos();
      Duration valid = event.lifetime();
      lifetime = valid == null ? 0 : valid.toNanos();
    }
  }

  @Name("io.github.trrauth.SecretSwitch")
  @Label("Secret Switch")
  @Description("A token was granted for another client secret than before")
  static final class SecretSwitch extends RecordedEvent {}

  @Name("io.github.trrauth.Rejection")
  @Label("Rejection")
  @Description("The API answered 401 or 403 to a signed request")
  static final class Rejection extends RecordedEvent {}

  @Name("io.github.trrauth.Acceptance")
  @Label("Acceptance")
  @Description("The API accepts tokens again, after it had rejected one")
  static final class Acceptance extends RecordedEvent {}

  @Name("io.github.trrauth.Replay")
  @Label("Replay")
  @Description("The API answered the replay of a rejected request")
  static final class Replay extends RecordedEvent {}

  @Name("io.github.trrauth.Alert")
  @Label("Alert")
  @Description("Tokens are used in a way that looks wrong")
  static final class Alert extends RecordedEvent {
    @Label("On")
    @Description("false when it is over")
    boolean on;

    @Override
    void fill(AuthEvent event) {
      super.fill(event);
      on = event.type() == AuthEvent.Type.ALERT;
    }
  }
}
