package io.github.trrauth.se;

import static io.github.trrauth.sandbox.Misbehaviour.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.trrauth.TokenSource;
import io.github.trrauth.sandbox.Sandbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What somebody on call sees of an application, in JMX and in the Flight Recorder. */
class OperationsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  @RegisterExtension static final TrustedVendor VENDOR = new TrustedVendor();

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() throws JMException {
    assertThat(beans()).isEmpty();
  }

  private static Set<ObjectName> beans() throws JMException {
    return SERVER.queryNames(new ObjectName("io.github.trrauth:*"), null);
  }

  /** The attributes of the one bean that there is. */
  private static Map<String, Object> attributes() throws JMException {
    assertThat(beans()).hasSize(1);
    ObjectName name = beans().iterator().next();
    Map<String, Object> attributes = new HashMap<>();
    for (MBeanAttributeInfo attribute : SERVER.getMBeanInfo(name).getAttributes()) {
      attributes.put(attribute.getName(), SERVER.getAttribute(name, attribute.getName()));
    }
    return attributes;
  }

  @Test
  void bean_isThereFromStartToEndAndNamesApplicationAndOrigin() throws JMException {
    try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      assertThat(application.call(vendor())).isEqualTo(200);

      assertThat(beans())
          .singleElement()
          .asString()
          .isEqualTo(
              "io.github.trrauth:type=TokenSource,application=\"app\",origin=\""
                  + sandbox().baseUrl()
                  + "\"");
      await().atMost(LIMIT).until(() -> "FETCHED".equals(lastAnswer(application)));
      assertThat(attributes())
          .containsEntry("TokenPhase", "FRESH")
          .containsEntry("LastAnswerStatus", 200)
          .containsEntry("RequestsSigned", 1L);
    }
    assertThat(beans()).isEmpty();
  }

  private static String lastAnswer(WeldApplication application) {
    return String.valueOf(application.bean(TokenSource.class).status().lastAnswer().type());
  }

  @Test
  void bean_whileTheVendorIsDown_saysWhatItSaidLastAndWhenTheNextAttemptIs() throws JMException {
    sandbox().always(Sandbox.TOKEN_PATH, with().status(503).body("{\"message\":\"Closed.\"}"));
    try (WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      assertThat(catchThrowable(() -> application.call(vendor()))).isNotNull();

      assertThat(attributes())
          .containsEntry("TokenPhase", "NONE")
          .containsEntry("TokenUsable", false)
          .containsEntry("LastAnswerStatus", 503)
          .hasEntrySatisfying("NextFetchAt", next -> assertThat(next).isNotNull())
          .hasEntrySatisfying(
              "LastAnswer",
              answer -> assertThat(answer.toString()).contains("TRR-302", "\"Closed.\""));
    } finally {
      sandbox().clear();
    }
  }

  @Test
  void bean_switchedOff_isNotThere() throws JMException {
    try (WeldApplication application =
        WeldApplication.start(WeldApplication.with(VENDOR.settings(), "trr.auth.jmx", "false"))) {
      assertThat(application.call(vendor())).isEqualTo(200);
      assertThat(beans()).isEmpty();
    }
  }

  @Test
  void bean_ofAnApplicationThatIsSwitchedOff_isNotThere() throws JMException {
    try (WeldApplication application = WeldApplication.start(Map.of("trr.auth.enabled", "false"))) {
      assertThat(application.bean(TokenSource.class)).isNotNull();
      assertThat(beans()).isEmpty();
    }
  }

  @Test
  void beanAndRecording_neverHoldATokenOrASecret() throws Exception {
    try (Recording recording = new Recording();
        WeldApplication application = WeldApplication.start(VENDOR.settings())) {
      recording.start();
      assertThat(application.call(vendor())).isEqualTo(200);
      sandbox().tokens().revokeAll();
      assertThat(application.call(vendor())).isEqualTo(200);
      recording.stop();
      Path file = folder.resolve("application.jfr");
      recording.dump(file);

      assertThat(names(file))
          .contains(
              "io.github.trrauth.TokenFetch",
              "io.github.trrauth.Rejection",
              "io.github.trrauth.Replay",
              "io.github.trrauth.Alert");
      assertThat(attributes().get("LastAlert").toString()).startsWith("TRR-901 ALERT ");
      String all = attributes() + Files.readString(file, StandardCharsets.ISO_8859_1);
      // Numbers, since a report of this test is to hold none of them either.
      assertThat(sandbox().tokens().issued().size()).isGreaterThanOrEqualTo(2);
      assertThat(sandbox().tokens().issued().stream().filter(all::contains).count()).isZero();
      assertThat(all.contains(sandbox().credentials().clientSecret())).isFalse();
    }
  }

  private static Set<String> names(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .map(RecordedEvent::getEventType)
        .map(type -> type.getName())
        .collect(Collectors.toSet());
  }

  private static Sandbox sandbox() {
    return VENDOR.sandbox();
  }

  private static URI vendor() {
    return sandbox().baseUrl().resolve("/v1/vendor");
  }
}
