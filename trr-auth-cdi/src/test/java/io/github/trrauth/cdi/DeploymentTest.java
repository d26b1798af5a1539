package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.Setting;
import io.github.trrauth.TokenStatus;
import io.github.trrauth.cdi.metrics.Beans;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application in JMX, from its start to its end. */
class DeploymentTest {
  private static final Beans NO_BEANS =
      new Beans() {
        @Override
        public <T> T find(Class<T> type, Annotation... qualifiers) {
          return null;
        }
      };

  private final LocalVendor vendor = LocalVendor.start();
  private final Map<String, String> settings = vendor.settings();

  @AfterEach
  void stop() {
    settings.keySet().forEach(System::clearProperty);
    vendor.close();
  }

  private Deployment deployed() {
    settings.put(Setting.EAGER.key(), "false");
    settings.forEach(System::setProperty);
    return Deployment.of(event -> {});
  }

  private static void start(Deployment deployment) {
    deployment.started(NO_BEANS);
  }

  private static Set<ObjectName> beans() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("io.github.trrauth:*"), null);
  }

  @Test
  void bean_isThereFromTheStartOnceAndNotAfterTheEnd() throws JMException {
    try (Deployment deployment = deployed()) {
      assertThat(beans()).isEmpty();
      start(deployment);
      start(deployment);
      assertThat(beans()).hasSize(1);
    }
    assertThat(beans()).isEmpty();
  }

  @Test
  void bean_ofAnApplicationThatNeverStarted_isNotThere() throws JMException {
    deployed().close();

    assertThat(beans()).isEmpty();
  }

  @Test
  void bean_nameIsTakenByAnotherApplication_bothAreThere() throws JMException {
    try (Deployment one = deployed();
        Deployment other = deployed()) {
      start(one);
      start(other);
      assertThat(beans()).hasSize(2);
    }
    assertThat(beans()).isEmpty();
  }

  @Test
  void bean_notWanted_isNotThere() throws JMException {
    settings.put(Setting.JMX.key(), "false");
    try (Deployment deployment = deployed()) {
      start(deployment);
      assertThat(beans()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"false, false", "' False ', false", "' ', true", "true, true"})
  void started_eager_fetchesTheFirstToken(String eager, boolean expected) {
    settings.put(Setting.EAGER.key(), eager);
    settings.forEach(System::setProperty);
    try (Deployment deployment = Deployment.of(event -> {})) {
      start(deployment);
      TokenStatus status = deployment.tokenSource().status();
      boolean fetched =
          status.hasUsableToken() || status.activity() == TokenStatus.SourceActivity.FETCHING;
      assertThat(fetched).isEqualTo(expected);
    }
  }

  @Test
  void bean_settingIsBlank_isThere() throws JMException {
    settings.put(Setting.JMX.key(), " ");
    try (Deployment deployment = deployed()) {
      start(deployment);
      assertThat(beans()).hasSize(1);
    }
  }
}
