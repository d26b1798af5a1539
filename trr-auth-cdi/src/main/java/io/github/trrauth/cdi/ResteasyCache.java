package io.github.trrauth.cdi;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * RESTEasy's caches of what clients get, for each context class loader.
 *
 * <p>Their keys are weak, but what they keep for a key holds on to our classes, and so to the
 * loader: without this no application that has used a client would ever be collected.
 */
final class ResteasyCache {
  private static final String RESTEASY = "org.jboss.resteasy.";
  private static final String PROVIDERS = "org.jboss.resteasy.plugins.providers.RegisterBuiltin";
  private static final String LISTENERS =
      "org.jboss.resteasy.microprofile.client.RestClientListeners";

  private ResteasyCache() {}

  /** Takes out what holds on to our classes; RESTEasy makes it anew should it be needed again. */
  static void forgetUs() {
    forget(MicroProfile::builder, LISTENERS, "map", ResteasyCache::hasOurs);
    // Last, since the builder of a Rest Client asks for the providers.
    forget(
        ClientBuilder::newBuilder, PROVIDERS, "configuredClientFactories", ResteasyCache::isOurs);
  }

  /**
   * Does so as soon as a client is used, where no end is told: the next client that is made there
   * looks for its providers again, which takes a millisecond.
   */
  static void forgetUs(@Nullable Client client) {
    if (client != null && client.getClass().getName().startsWith(RESTEASY)) {
      forget(() -> client, PROVIDERS, "configuredClientFactories", ResteasyCache::isOurs);
    }
  }

  private static void forget(
      Supplier<?> builder, String holder, String field, Predicate<Object> ours) {
    try {
      Class<?> type = Class.forName(holder, false, builder.get().getClass().getClassLoader());
      Field cache = type.getDeclaredField(field);
      cache.setAccessible(true);
      // RESTEasy guards the first of them so, and wraps the second.
      synchronized (type) {
        ((Map<?, ?>) cache.get(null)).values().removeIf(ours);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Another implementation, or a version of RESTEasy without this cache.
    }
  }

  private static boolean isOurs(Object providers) {
    return providers instanceof Configuration
        && ((Configuration) providers).isRegistered(BearerFilter.class);
  }

  private static boolean hasOurs(Object listeners) {
    ClassLoader own = ResteasyCache.class.getClassLoader();
    return listeners instanceof Collection
        && ((Collection<?>) listeners)
            .stream().anyMatch(listener -> listener.getClass().getClassLoader() == own);
  }

  /** What names an API that may be missing. */
  private static final class MicroProfile {
    static Object builder() {
      return RestClientBuilder.newBuilder();
    }
  }
}
