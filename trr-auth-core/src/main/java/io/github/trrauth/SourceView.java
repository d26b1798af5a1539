package io.github.trrauth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token source as JMX shows it; each attribute is as it is when it is read. */
final class SourceView implements TrrAuthMXBean {
  private final TokenSource source;

  SourceView(TokenSource source) {
    this.source = source;
  }

  @Override
  public String getOrigin() {
    return source.origin().toString();
  }

  @Override
  public String getTokenPhase() {
    return source.status().tokenPhase().name();
  }

  @Override
  public boolean isTokenUsable() {
    return source.status().hasUsableToken();
  }

  @Override
  public boolean isTokenRejected() {
    return source.status().tokenRejected();
  }

  @Override
  public @Nullable String getTokenFingerprint() {
    return source.status().fingerprint();
  }

  @Override
  public long getTokenSecondsLeft() {
    Duration left = source.status().timeLeft();
    return left == null ? 0 : left.toMillis() / 1000;
  }

  @Override
  public String getActivity() {
    return source.status().activity().name();
  }

  @Override
  public @Nullable String getNextFetchAt() {
    Instant next = source.status().nextFetchAt();
    return next == null ? null : next.toString();
  }

  @Override
  public int getFailuresInARow() {
    return source.status().failuresInARow();
  }

  @Override
  public int getRefusalsInARow() {
    return source.status().refusalsInARow();
  }

  @Override
  public @Nullable String getLastAnswer() {
    return text(source.status().lastAnswer());
  }

  @Override
  public @Nullable String getLastAnswerAt() {
    return time(source.status().lastAnswer());
  }

  @Override
  public int getLastAnswerStatus() {
    AuthEvent answer = source.status().lastAnswer();
    return answer == null ? 0 : answer.status();
  }

  @Override
  public @Nullable String getLastRejection() {
    return text(source.status().lastRejection());
  }

  @Override
  public @Nullable String getLastRejectionAt() {
    return time(source.status().lastRejection());
  }

  @Override
  public String[] getAlerts() {
    return source.status().alerts().stream().map(MessageId::code).toArray(String[]::new);
  }

  @Override
  public @Nullable String getLastAlert() {
    return text(source.status().lastAlert());
  }

  @Override
  public @Nullable String getLastAlertAt() {
    return time(source.status().lastAlert());
  }

  private static @Nullable String text(@Nullable AuthEvent event) {
    return event == null ? null : event.toString();
  }

  private static @Nullable String time(@Nullable AuthEvent event) {
    return event == null ? null : event.at().toString();
  }

  @Override
  public long getRequestsSigned() {
    return source.metrics().requestsSigned();
  }

  @Override
  public long getFetchesGranted() {
    return source.metrics().fetchesGranted();
  }

  @Override
  public long getFetchesFailed() {
    return source.metrics().fetchesFailed();
  }

  @Override
  public long getFetchesRejected() {
    return source.metrics().fetchesRejected();
  }

  @Override
  public long getFetchMillis() {
    return source.metrics().fetchTime().toMillis();
  }

  @Override
  public long getUnauthorized() {
    return source.metrics().unauthorized();
  }

  @Override
  public long getForbidden() {
    return source.metrics().forbidden();
  }

  @Override
  public long getReplays() {
    return source.metrics().replays();
  }

  @Override
  public long getWaits() {
    return source.metrics().waits();
  }

  @Override
  public long getAlertsRaised() {
    return source.metrics().alerts();
  }
}
