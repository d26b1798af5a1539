package io.github.trrauth.cdi.metrics;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** The beans of the application's CDI container. */
public interface Beans {
  /**
   * Returns a bean.
   *
   * @param <T> its type
   * @param type its type
   * @param qualifiers the qualifiers that it must have
   * @return the only bean that fits, or null
   */
  <T> @Nullable T find(Class<T> type, Annotation... qualifiers);
}
