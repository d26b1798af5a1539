package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real recording holds. */
class FlightRecorderTest {
  private static final String PREFIX = "io.github.trrauth.";

  private final Fixture fixture = new Fixture(0);
  private final AuthListener recorder = FlightRecorder.listener();

  @TempDir private Path folder;

  /** Hands all events of the fixture to the recorder, and returns what has been recorded. */
  private List<RecordedEvent> recorded() throws IOException {
    try (Recording recording = new Recording()) {
      recording.start();
      fixture.events.forEach(recorder::onEvent);
      recording.stop();
      return dump(recording);
    }
  }

  private List<RecordedEvent> dump(Recording recording) throws IOException {
    Path file = folder.resolve("events.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith(PREFIX))
        .collect(Collectors.toList());
  }

  private static String name(RecordedEvent event) {
    return event.getEventType().getName().substring(PREFIX.length());
  }

  @Test
  void tokenFetch_hasOutcomeDurationLifetimeAndFingerprint() throws IOException {
    fixture.endpoint.answerWith(List.of("silence"));
    fixture.source.warmUp();
    fixture.time.advance(Duration.ofSeconds(2));
    fixture.endpoint.release("ok");
    fixture.time.settle();
    AccessToken token = fixture.source.get();

    RecordedEvent event = recorded().get(0);
    assertThat(name(event)).isEqualTo("TokenFetch");
    assertThat(event.getString("messageId")).isEqualTo("TRR-301");
    assertThat(event.getString("outcome")).isEqualTo("FETCHED");
    assertThat(event.getBoolean("granted")).isTrue();
    assertThat(event.getDuration("took")).isEqualTo(Duration.ofSeconds(2));
    assertThat(event.getDuration("lifetime")).isEqualTo(Duration.ofHours(1));
    assertThat(event.getString("fingerprint")).isEqualTo(token.fingerprint());
    assertThat(event.getString("host")).isEqualTo("vendor.trr-apps.com");
    assertThat(event.getInt("status")).isEqualTo(200);
  }

  @Test
  void tokenFetch_thatFails_hasStatusAndText() throws IOException {
    fixture.endpoint.answerWith(List.of("503 body={\"message\":\"Closed.\"}"));
    fixture.source.warmUp();
    fixture.time.settle();

    RecordedEvent event = recorded().get(0);
    assertThat(event.getString("messageId")).isEqualTo("TRR-302");
    assertThat(event.getBoolean("granted")).isFalse();
    assertThat(event.getInt("status")).isEqualTo(503);
    assertThat(event.getString("detail")).contains("\"Closed.\"");
    assertThat(event.getString("fingerprint")).isNull();
    assertThat(event.getDuration("lifetime")).isZero();
  }

  @Test
  void everyKindOfEvent_isRecordedInOrder() throws IOException {
    rejectAndReplay();
    fixture.secrets.current = "s2";
    fixture.time.advance(Duration.ofMinutes(46));
    fixture.get("ok");

    List<RecordedEvent> events = recorded();
    assertThat(events)
        .extracting(FlightRecorderTest::name)
        .containsExactly(
            "TokenFetch",
            "Rejection",
            "Alert",
            "TokenFetch",
            "Replay",
            "Acceptance",
            "TokenFetch",
            "SecretSwitch",
            "Alert");
    assertThat(events.get(2).getString("messageId")).isEqualTo("TRR-902");
    assertThat(events.get(2).getBoolean("on")).isTrue();
    assertThat(events.get(8).getBoolean("on")).isFalse();
  }

  private void rejectAndReplay() {
    AccessToken token = fixture.get("ok");
    fixture.time.advance(Duration.ofMinutes(20));
    fixture.source.answered(token, 401, false, null);
    fixture.source.answered(fixture.get("ok"), 200, true, null);
  }

  @Test
  void types_haveLabelDescriptionAndCategoryAndNoStackTrace() throws IOException {
    rejectAndReplay();

    for (RecordedEvent event : recorded()) {
      EventType type = event.getEventType();
      assertThat(type.getCategoryNames()).containsExactly("trr-auth");
      assertThat(type.getLabel()).isNotBlank();
      assertThat(type.getDescription()).isNotBlank();
      assertThat(event.getStackTrace()).isNull();
      assertThat(type.getFields())
          .filteredOn(
              field -> !field.getName().matches("startTime|duration|eventThread|stackTrace"))
          .isNotEmpty()
          .extracting(ValueDescriptor::getLabel)
          .doesNotContainNull();
    }
  }

  @Test
  void recording_neverHoldsATokenOrASecret() throws IOException {
    fixture.secrets.current = "very-secret";
    AccessToken token =
        fixture.get(
            "503 body={\"message\":\"very-secret is wrong\"}", "ok access_token=very-token");
    byte[] body = "{\"message\":\"very-token is bad\"}".getBytes(StandardCharsets.UTF_8);
    fixture.source.answered(token, 401, false, body);

    assertThat(recorded().toString()).contains("*** is bad");
    String bytes = Files.readString(folder.resolve("events.jfr"), StandardCharsets.ISO_8859_1);
    assertThat(bytes.contains("is bad")).isTrue();
    assertThat(bytes.contains("very-secret")).isFalse();
    assertThat(bytes.contains("very-token")).isFalse();
  }

  @Test
  void event_thatTheRecordingLeavesOut_isNotRecorded() throws IOException {
    fixture.get("ok");
    try (Recording recording = new Recording()) {
      recording.disable(PREFIX + "TokenFetch");
      recording.start();
      fixture.events.forEach(recorder::onEvent);
      recording.stop();

      assertThat(dump(recording)).isEmpty();
    }
  }

  @Test
  void event_whileNobodyRecords_isHarmless() {
    fixture.get("ok");

    fixture.events.forEach(recorder::onEvent);
    assertThat(recorder.getClass().getSimpleName()).isEqualTo("RecordingListener");
  }
}
