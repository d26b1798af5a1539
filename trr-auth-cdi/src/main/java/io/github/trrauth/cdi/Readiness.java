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
    whereWanted(() -> TokenHealthCheck.offer(discovery, source));
  }

  /** Adds the check to the beans of an application that is being built. */
  static void offer(SyntheticComponents components) {
    whereWanted(() -> TokenHealthCheck.offer(components));
  }

  private static void whereWanted(Runnable offer) {
    if (isOff(Configuration.current())) {
      return;
    }
    try {
      offer.run();
    } catch (NoClassDefFoundError e) {
      // The API is not there: it is not required.
    }
  }

  private static boolean isOff(Configuration configuration) {
    return isFalse(configuration, Setting.HEALTH)
        || isFalse(configuration, Setting.ENABLED)
        || (!Applications.isJarOfOne() && Application.isSilent(configuration));
  }

  private static boolean isFalse(Configuration configuration, Setting setting) {
    String value = configuration.value(setting.key());
    return value != null && value.trim().equalsIgnoreCase("false");
  }
}
