package io.github.trrauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What JMX shows, under which name, and until when. */
class SourceMBeanTest {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private final Fixture fixture = new Fixture(0);
  private final SourceMBean bean = SourceMBean.register(fixture.source, "shop");

  @AfterEach
  void unregister() throws JMException {
    bean.close();
    assertThat(registered()).isEmpty();
  }

  private static Set<ObjectName> registered() throws JMException {
    return SERVER.queryNames(new ObjectName("io.github.trrauth:*"), null);
  }

  private Object attribute(String name) throws JMException {
    return SERVER.getAttribute(new ObjectName(bean.name()), name);
  }

  @Test
  void name_quotesApplicationAndOrigin() {
    assertThat(bean.name())
        .isEqualTo(
            "io.github.trrauth:type=TokenSource,application=\"shop\","
                + "origin=\"https://vendor.trr-apps.com:443\"");
  }

  @Test
  void name_ofAnApplicationWithAnyText_isLegal() throws JMException {
    try (SourceMBean odd = SourceMBean.register(fixture.source, "a,b=\"*?\n\\")) {
      ObjectName name = new ObjectName(odd.name());

      assertThat(name.isPattern()).isFalse();
      assertThat(ObjectName.unquote(name.getKeyProperty("application"))).isEqualTo("a,b=\"*?\n\\");
    }
  }

  @Test
  void register_sameApplicationAndOriginTwice_bothAreThere() throws JMException {
    try (SourceMBean second = SourceMBean.register(fixture.source, "shop");
        SourceMBean third = SourceMBean.register(fixture.source, "shop")) {
      assertThat(second.name()).isEqualTo(bean.name() + ",instance=2");
      assertThat(third.name()).isEqualTo(bean.name() + ",instance=3");
      assertThat(registered()).hasSize(3);
    }
    assertThat(registered()).hasSize(1);
  }

  @Test
  void close_twice_isHarmless() throws JMException {
    bean.close();
    bean.close();

    assertThat(registered()).isEmpty();
  }

  @Test
  void attributes_nothingHappened_areReadable() throws JMException {
    assertThat(attribute("TokenPhase")).isEqualTo("NONE");
    assertThat(attribute("TokenUsable")).isEqualTo(false);
    assertThat(attribute("TokenSecondsLeft")).isEqualTo(0L);
    assertThat(attribute("Activity")).isEqualTo("IDLE");
    assertThat(attribute("LastAnswerStatus")).isEqualTo(0);
    assertThat(attribute("TokenRejected")).isEqualTo(false);
    for (String name :
        new String[] {
          "TokenFingerprint", "LastAnswer", "LastAnswerAt", "LastRejection", "LastAlert"
        }) {
      assertThat(attribute(name)).as(name).isNull();
    }
    assertThat((String[]) attribute("Alerts")).isEmpty();
  }

  @Test
  void attributes_areStatusAndMetrics() throws JMException {
    fixture.secrets.next = "s2";
    AccessToken token = fixture.get("503", "401", "ok");
    fixture.time.advance(Duration.ofMinutes(10));
    fixture.source.answered(token, 403, false, null);
    fixture.source.answered(token, 401, false, null);
    fixture.source.answered(token, 200, true, null);

    TokenStatus status = fixture.source.status();
    TokenMetrics metrics = fixture.source.metrics();
    assertThat(attribute("Origin")).isEqualTo("https://vendor.trr-apps.com:443");
    assertThat(attribute("TokenPhase")).isEqualTo("FRESH");
    assertThat(attribute("TokenUsable")).isEqualTo(true);
    assertThat(attribute("TokenRejected")).isEqualTo(true);
    assertThat(attribute("TokenFingerprint")).isEqualTo(token.fingerprint());
    assertThat(attribute("TokenSecondsLeft")).isEqualTo(3000L);
    assertThat(attribute("NextFetchAt")).isEqualTo(status.nextFetchAt().toString());
    assertThat(attribute("FailuresInARow")).isEqualTo(0);
    assertThat(attribute("RefusalsInARow")).isEqualTo(0);
    assertThat(attribute("LastAnswer")).isEqualTo(status.lastAnswer().toString());
    assertThat(attribute("LastAnswerAt")).isEqualTo(status.lastAnswer().at().toString());
    assertThat(attribute("LastAnswerStatus")).isEqualTo(200);
    assertThat(attribute("LastRejection")).isEqualTo(status.lastRejection().toString());
    assertThat(attribute("LastRejectionAt")).isEqualTo(status.lastRejection().at().toString());
    assertThat((String[]) attribute("Alerts")).containsExactly("TRR-902");
    assertThat(attribute("LastAlert")).isEqualTo(status.lastAlert().toString());
    assertThat(attribute("LastAlertAt")).isEqualTo(status.lastAlert().at().toString());
    assertThat(attribute("RequestsSigned")).isEqualTo(3L);
    assertThat(attribute("FetchesGranted")).isEqualTo(1L);
    assertThat(attribute("FetchesFailed")).isEqualTo(1L);
    assertThat(attribute("FetchesRejected")).isEqualTo(1L);
    assertThat(attribute("FetchMillis")).isEqualTo(metrics.fetchTime().toMillis());
    assertThat(attribute("Unauthorized")).isEqualTo(1L);
    assertThat(attribute("Forbidden")).isEqualTo(1L);
    assertThat(attribute("Replays")).isEqualTo(1L);
    assertThat(attribute("Waits")).isEqualTo(metrics.waits());
    assertThat(attribute("AlertsRaised")).isEqualTo(1L);
  }

  @Test
  void attributes_countWhatFailsInARow() throws JMException {
    assertThatThrownBy(() -> fixture.get("503", "503", "503")).isInstanceOf(TokenException.class);
    assertThat(attribute("FailuresInARow")).isEqualTo(3);
    fixture.time.advance(Duration.ofMinutes(10));
    assertThatThrownBy(() -> fixture.get("401")).isInstanceOf(TokenRejectedException.class);

    assertThat(attribute("RefusalsInARow")).isEqualTo(1);
  }

  @Test
  void attributes_neverHoldATokenOrASecretAndCannotBeChanged() throws JMException {
    fixture.secrets.current = "very-secret";
    AccessToken token =
        fixture.get(
            "503 body={\"message\":\"very-secret is wrong\"}", "ok access_token=very-token");
    byte[] body = "{\"message\":\"very-token is bad\"}".getBytes(StandardCharsets.UTF_8);
    fixture.source.answered(token, 401, false, body);

    MBeanInfo info = SERVER.getMBeanInfo(new ObjectName(bean.name()));
    StringBuilder all = new StringBuilder(info.toString());
    for (MBeanAttributeInfo attribute : info.getAttributes()) {
      assertThat(attribute.isWritable()).isFalse();
      all.append(new Attribute(attribute.getName(), attribute(attribute.getName())));
    }

    assertThat(info.getOperations()).isEmpty();
    assertThat(all).contains("*** is bad").doesNotContain("very-secret", "very-token");
  }
}
