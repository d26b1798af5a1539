package io.github.trrauth.cdi;

import io.github.trrauth.Setting;
import io.github.trrauth.TokenSource;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether there is a readiness check: where MicroProfile Health is, unless it is switched off. */
final class Readiness {
  private Readiness() {}

  /** Adds the check to the beans of an application. */
  static void offer(AfterBeanDiscovery discovery, Supplier<@Nullable TokenSource> source) {
    Configuration configuration = Configuration.current();
    boolean signsNothing =
        isFalse(configuration, Setting.ENABLED)
            || (!Applications.isJarOfOne() && Application.isSilent(configuration));
    if (!signsNothing && !isFalse(configuration, Setting.HEALTH)) {
      whereTheApiIs(() -> TokenHealthCheck.offer(discovery, source));
    }
  }

  /**
   * Adds the check to the beans of an application that is being built: whether it will sign
   * anything is not known yet.
   */
  static void offer(SyntheticComponents components) {
    if (!isFalse(Configuration.current(), Setting.HEALTH)) {
      whereTheApiIs(() -> TokenHealthCheckCreator.offer(components));
    }
  }

  private static void whereTheApiIs(Runnable offer) {
    if (hasApi()) {
      offer.run();
    }
  }

  /** Asks for the API itself: WildFly warns of a class of ours that cannot be linked. */
  private static boolean hasApi() {
    try {
      Class.forName(
          "org.eclipse.microprofile.health.HealthCheck", false, Readiness.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      // It is not required.
      return false;
    }
  }

  static boolean isFalse(Configuration configuration, Setting setting) {
    String value = configuration.value(setting.key());
    return value != null && value.trim().equalsIgnoreCase("false");
  }
}
