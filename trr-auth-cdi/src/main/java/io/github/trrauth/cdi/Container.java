package io.github.trrauth.cdi;

import io.github.trrauth.cdi.metrics.Beans;
import jakarta.enterprise.inject.Instance;
import java.lang.annotation.Annotation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The application's CDI container, where it is looked into for what others offer. */
final class Container {
  private Container() {}

  /**
   * Asks the container only when something is looked for: it may fail, and must not at start-up.
   */
  static Beans beans(Supplier<Instance<Object>> all) {
    return new Beans() {
      @Override
      public <T> @Nullable T find(Class<T> type, Annotation... qualifiers) {
        Instance<T> found = all.get().select(type, qualifiers);
        return found.isResolvable() ? found.get() : null;
      }
    };
  }
}
