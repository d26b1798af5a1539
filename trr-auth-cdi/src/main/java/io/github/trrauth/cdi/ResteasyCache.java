package io.github.trrauth.cdi;

import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * RESTEasy's cache of the providers that clients get, for each context class loader.
 *
 * <p>Its keys are weak, but what it keeps for a key holds on to the classes of our filters, and so
 * to the loader: without this no application that has used a client would ever be collected.
 */
final class ResteasyCache {
  private static final String HOLDER = "org.jboss.resteasy.plugins.providers.RegisterBuiltin";
  private static final String FIELD = "configuredClientFactories";

  private ResteasyCache() {}

  /** Takes out what holds on to our classes; RESTEasy makes it anew should it be needed again. */
  static void forgetUs() {
    try {
      ClassLoader resteasy = ClientBuilder.newBuilder().getClass().getClassLoader();
      Class<?> holder = Class.forName(HOLDER, false, resteasy);
      Field field = holder.getDeclaredField(FIELD);
      field.setAccessible(true);
      synchronized (holder) {
        ((Map<?, ?>) field.get(null)).values().removeIf(ResteasyCache::holdsUs);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Another implementation, or a version of RESTEasy without this cache.
    }
  }

  private static boolean holdsUs(Object providers) {
    return providers instanceof Configuration
        && ((Configuration) providers).isRegistered(BearerFilter.class);
  }
}
