package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.Setting;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application in JMX, from its start to its end. */
class DeploymentTest {
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

  private static Set<ObjectName> beans() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("io.github.trrauth:*"), null);
  }

  @Test
  void bean_isThereFromTheStartOnceAndNotAfterTheEnd() throws JMException {
    try (Deployment deployment = deployed()) {
      assertThat(beans()).isEmpty();
      deployment.started();
      deployment.started();
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
      one.started();
      other.started();
      assertThat(beans()).hasSize(2);
    }
    assertThat(beans()).isEmpty();
  }

  @Test
  void bean_notWanted_isNotThere() throws JMException {
    settings.put(Setting.JMX.key(), "false");
    try (Deployment deployment = deployed()) {
      deployment.started();
      assertThat(beans()).isEmpty();
    }
  }

  @Test
  void bean_settingIsBlank_isThere() throws JMException {
    settings.put(Setting.JMX.key(), " ");
    try (Deployment deployment = deployed()) {
      deployment.started();
      assertThat(beans()).hasSize(1);
    }
  }
}
