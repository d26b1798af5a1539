package io.github.trrauth.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Flight Recorder, which servers may hide from applications. */
public interface RecordingContract extends Tested {
  @Test
  default void recordingOfTheServer_hasTheEventsOfAnApplication(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("server.jfr");
    Jcmd jvm = Jcmd.of(stage().server().process());
    jvm.startRecording();
    try {
      stage()
          .with(
              application("recorded"),
              probe -> {
                assertThat(probe.call("request", anyClient())).containsEntry("state", "VALID");
                jvm.dumpRecording(file);
              });
    } finally {
      jvm.stopRecording();
    }
    assertThat(RecordingFile.readAllEvents(file))
        .extracting(event -> event.getEventType().getName())
        .contains("io.github.trrauth.TokenFetch");
  }
}
